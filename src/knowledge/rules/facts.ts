/** What kind of claim a fact is decides what it must tell, and whether it may be posted daily; its words can't be misread. */
import { type Claim, checkClaim, checkDailyFact, type RuleViolation } from '../../rules/claims.ts';
import { checkWording, checkYear } from '../../rules/wording.ts';
import type { Contents, ParsedFile } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { problemAt } from '../read.ts';
import type { FactFile } from '../schema.ts';

/** A fact file as the rules of claims look at it. */
export const claimOf = ({ checked, ...fact }: FactFile): Claim => ({ ...fact, checkLevel: checked.level });

export const toProblem = ({ file }: ParsedFile<FactFile>, { at, message, hint }: RuleViolation): Problem =>
  problemAt(file, [at === 'checkLevel' ? 'checked' : at], message, hint);

export const checkClaims = ({ facts }: Contents): Problem[] =>
  facts.flatMap((fact) => checkClaim(claimOf(fact.value)).map((breach) => toProblem(fact, breach)));

export const checkDailyFacts = ({ facts }: Contents): Problem[] =>
  facts.flatMap((fact) => checkDailyFact(claimOf(fact.value)).map((breach) => toProblem(fact, breach)));

export const checkWordings = ({ facts }: Contents): Problem[] =>
  facts.flatMap((fact) => checkWording(fact.value).map((breach) => toProblem(fact, breach)));

export const checkYears = ({ facts, sources }: Contents): Problem[] => {
  const published = new Map(sources.map(({ file, value }) => [file.slug, value.published]));
  return facts.flatMap((fact) => {
    const dates = fact.value.citations.map(({ source }) => published.get(source) ?? null);
    return checkYear(fact.value, dates).map((breach) => toProblem(fact, breach));
  });
};
