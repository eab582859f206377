/** Checks a statement: each part with its verdict, what is recorded, and its sources. */
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Block } from '../contract/reply.ts';
import { entityId } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { claimsBlock, notesBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { correctionsIn } from './ask/content.ts';
import { suggestFollowUp } from './search.ts';
import { shareOption } from './shared-options.ts';

/** The limit of the API. */
const MAX_LENGTH = 500;

const Check = graphql(
  `query Check($statement: String!, $today: Date!) {
    check(statement: $statement, today: $today) {
      verdict refusal text
      corrections { from to }
      parts {
        text verdict reason explanation
        claims { text citations { ...CitationParts } }
        near { kind slug name }
      }
    }
    meta { revision }
  }`,
  [CitationParts],
);

type Checked = ResultOf<typeof Check>['check'];
type Part = Checked['parts'][number];

export const check = (messages: Messages): Command =>
  command({
    name: 'check',
    description: messages.check.description,
    topic: 'questions',
    options: {
      statement: { type: 'text', description: messages.check.options.statement, required: true, maxLength: MAX_LENGTH },
      share: shareOption(messages),
    },
    examples: ['check "Flamingo was made by OpenAI in 2023"', 'check CLIP takes images and has open weights'],
    run: ({ statement }, { query, today }) =>
      resultFrom(query, Check, { statement, today }, (data) => toReply(statement, data.check, messages)),
  });

function toReply(statement: string, checked: Checked, messages: Messages): QueriedResult {
  const { verdict, text, parts } = checked;
  const texts = messages.check;
  if (verdict === null) return refusal(statement, checked, messages);
  const numbering = numberSources();
  const blocks = parts.flatMap((part) => partBlocks(part, numbering, messages));
  return {
    title: statement,
    lead: { text: parts.length === 1 ? texts.verdict(verdict) : texts.lead(verdict, countsIn(parts)), sources: [] },
    blocks: [...notesBlock([corrected(checked, messages)]), ...joined(blocks)],
    sources: numbering.sources,
    followUps: followUps(statement, checked, messages),
    ...(numbering.sources.length === 0 && text !== '' ? { cannotShare: true } : {}),
  };
}

const countsIn = (parts: readonly Part[]): readonly number[] =>
  (['BACKED', 'CONTRADICTED', 'NOT_RECORDED'] as const).map((wanted) => parts.filter(({ verdict }) => verdict === wanted).length);

/** A question has a button that asks it. */
function refusal(statement: string, { refusal: reason, text }: Checked, { check: texts, ask }: Messages): QueriedResult {
  const next = reason === 'QUESTION' ? followUpButton(texts.askIt, 'ask', { question: statement }) : followUpButton(ask.offerHelp, 'help');
  return { title: texts.title, lead: { text, sources: [] }, blocks: [], sources: [], cannotShare: true, followUps: [next] };
}

/** Words were read as others. */
function corrected(checked: Checked, { ask }: Messages): string | undefined {
  const shown = correctionsIn(checked);
  return shown.length === 0 ? undefined : ask.corrected(shown);
}

/** Only what has a source is a claim; the rest is a note of ours. */
function partBlocks({ text, verdict, explanation, claims }: Part, { claim }: SourceNumbering, { check: texts }: Messages): Block[] {
  const citations = claims.flatMap((one) => one.citations);
  if (citations.length === 0) return [{ kind: 'note', text: texts.unsourced(texts.mark(verdict), text, explanation) }];
  return claimsBlock(undefined, [claim(texts.part(text, explanation, verdict), citations, texts.mark(verdict))]);
}

/** Neighbouring parts stand in one list. */
function joined(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (last?.kind === 'claims' && block.kind === 'claims') all[all.length - 1] = { ...last, claims: [...last.claims, ...block.claims] };
    else all.push(block);
  }
  return all;
}

/** More buttons would push the parts out of sight. */
const MAX_BUTTONS = 3;

function followUps(statement: string, { parts }: Checked, messages: Messages): FollowUp[] {
  const near = new Map(parts.flatMap((part) => part.near).map((entity) => [entityId(entity), entity.name]));
  const buttons = [...near]
    .slice(0, MAX_BUTTONS)
    .map(([concept, name]) => followUpButton(messages.explain.offer(name), 'explain', { concept }));
  const isMissing = parts.some(({ reason }) => reason === 'ABSENT' || reason === 'UNKNOWN_NAME');
  return isMissing ? [...buttons, suggestFollowUp(statement, messages)] : buttons;
}
