/** The comparison of LMMs and LLMs is whole: five stages, both sides everywhere, and classes that match their modalities. */
import { type Contents, kindOf, type ParsedEntity } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { problemAt, problemIn } from '../read.ts';

const LMM = 'model-class/lmm';
const LLM = 'model-class/llm';
const TEXT = 'modality/text';

/** The article that names the five stages and the first five limitations. */
const ARTICLE = 'aimultiple-lmm-vs-llm';
const STAGES = 5;
const ARTICLE_LIMITATIONS = 5;

const countOf = (found: number, wanted: number, folder: string, what: string): Problem[] =>
  found === wanted ? [] : [problemIn(folder, `There are ${found} ${what}, not ${wanted}.`, `Add or remove files in ${folder}/.`)];

/** Exactly the stages and limitations that the article has; files that can't be read may be among them. */
export const checkCounts = ({ entities, broken }: Contents): Problem[] => {
  const isWhole = (folder: string) => ![...broken].some((path) => path.startsWith(`${folder}/`));
  const stages = entities.filter(({ kind }) => kind === 'stage');
  const limitations = entities.filter(
    ({ kind, value }) => kind === 'limitation' && value.citations.some(({ source }) => source === ARTICLE),
  );
  return [
    ...(isWhole('stage') ? countOf(stages.length, STAGES, 'stage', 'training stages') : []),
    ...(isWhole('limitation') ? countOf(limitations.length, ARTICLE_LIMITATIONS, 'limitation', `limitations that cite ${ARTICLE}`) : []),
  ];
};

const checkSides = ({ file, value }: ParsedEntity): Problem[] =>
  [LMM, LLM]
    .filter((wanted) => value.positions.every(({ subject }) => subject !== wanted))
    .map((wanted) => {
      const hint = `Add an item with subject: ${wanted}, text and citations.`;
      return problemAt(file, ['positions'], `No position is stated for ${wanted}.`, hint);
    });

const checkSubjects = ({ file, value }: ParsedEntity): Problem[] =>
  value.positions.flatMap(({ subject }, index) => {
    const path = ['positions', index, 'subject'];
    if (kindOf(subject) !== 'model-class') {
      return [problemAt(file, path, `A position cannot be that of "${subject}".`, `Name a model class, such as ${LMM}.`)];
    }
    const first = value.positions.findIndex((position) => position.subject === subject);
    return first === index ? [] : [problemAt(file, path, `${subject} has two positions here.`, 'Keep one.')];
  });

/** Each stage and dimension says one thing of each class, and something of both LMMs and LLMs. */
export const checkPositions = ({ entities }: Contents): Problem[] =>
  entities
    .filter(({ kind }) => kind === 'stage' || kind === 'dimension')
    .flatMap((entity) => [...checkSides(entity), ...checkSubjects(entity)]);

const modalitiesOf = ({ value }: ParsedEntity, type: 'accepts' | 'produces'): readonly string[] =>
  (value.relations[type] ?? []).map(({ to }) => to);

const belongs = (entity: ParsedEntity, id: string): boolean =>
  entity.id === id || (entity.value.relations['instance-of'] ?? []).some(({ to }) => to === id);

/** An LLM, and each model filed under it, reads and writes text alone. */
const checkTextOnly = (entity: ParsedEntity): Problem[] =>
  (['accepts', 'produces'] as const).flatMap((type) =>
    modalitiesOf(entity, type).flatMap((modality, index) => {
      if (modality === TEXT) return [];
      const message = `An LLM ${type} only ${TEXT}, not ${modality}.`;
      return [problemAt(entity.file, ['relations', type, index, 'to'], message, `Remove it, or file the model under ${LMM}.`)];
    }),
  );

/** An LMM, and each model filed under it, reads two modalities or writes something else than text. */
const checkMultimodal = (entity: ParsedEntity): Problem[] => {
  const accepted = modalitiesOf(entity, 'accepts');
  const produced = modalitiesOf(entity, 'produces');
  const unknown = accepted.length + produced.length === 0;
  if (unknown || accepted.length > 1 || produced.some((modality) => modality !== TEXT)) return [];
  const hint = `Add the modalities it accepts, or file the model under ${LLM}.`;
  return [problemAt(entity.file, ['relations', 'accepts'], 'An LMM accepts at least two modalities or produces more than text.', hint)];
};

/** Classes and their models agree with the modalities stated of them. */
export const checkModalities = ({ entities }: Contents): Problem[] => [
  ...entities.filter((entity) => belongs(entity, LLM)).flatMap(checkTextOnly),
  ...entities.filter((entity) => belongs(entity, LMM)).flatMap(checkMultimodal),
];
