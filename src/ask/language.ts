/** Language: one sentence in the language of a question that isn't English. Asked only after reading failed. */
import type { AnswerParts } from './answer/answer.ts';
import { meaning, type Sentence } from './read/sentence.ts';

/** The ISO code of a text's language; undefined when it isn't clear. */
export type LanguageOf = (text: string) => string | undefined;

const sentences: Readonly<Record<string, string>> = {
  de: 'Ich lese leider nur Englisch. Bitte stell deine Frage auf Englisch.',
  fr: 'Je ne lis que l’anglais. Merci de poser ta question en anglais.',
  es: 'Solo leo inglés. Por favor, haz tu pregunta en inglés.',
  it: 'Leggo solo l’inglese. Per favore, fai la domanda in inglese.',
  pt: 'Só leio inglês. Por favor, faça a pergunta em inglês.',
  nl: 'Ik lees alleen Engels. Stel je vraag alsjeblieft in het Engels.',
  pl: 'Czytam tylko po angielsku. Zadaj pytanie po angielsku.',
  zh: '我只能读懂英语。请用英语提问。',
  ja: '英語しか読めません。英語で質問してください。',
  ko: '저는 영어만 읽을 수 있습니다. 영어로 질문해 주세요.',
};

const OTHERS = 'I read English only. Please ask your question in English.';

/** What to say to a sentence in another language that reading has failed on; undefined for English. */
export const foreignRefusal = (sentence: Sentence, text: string, languageOf: LanguageOf | undefined): AnswerParts | undefined =>
  isMostlyEnglish(sentence) ? undefined : (languageRefusal(text, languageOf) ?? languageRefusal(strangeText(sentence), languageOf));

/** Without the English words that other languages use too, such as "open source". */
const strangeText = ({ spans }: Sentence): string =>
  spans.flatMap(({ text, meanings }) => (meanings.length === 0 || meanings[0]?.as === 'entity' ? [text] : [])).join(' ');

/** A question with few words that mean nothing here is English, whatever the statistics say. */
const isMostlyEnglish = ({ spans, tokens }: Sentence): boolean =>
  spans.filter((span) => span.meanings.length === 0 || tokens[span.from]?.isRepaired === true).length * 2 < spans.length ||
  spans.filter((span) => meaning(span, 'filler') !== undefined || meaning(span, 'intent') !== undefined).length >= spans.length / 2;

/** Fewer words are more often a name than a sentence. */
const MIN_WORDS = 4;

/** What to say to a text in another language; undefined for English, and for texts too short to tell. */
function languageRefusal(text: string, languageOf: LanguageOf | undefined): AnswerParts | undefined {
  const language = scriptOf(text) ?? (text.trim().split(/\s+/).length >= MIN_WORDS ? languageOf?.(text) : undefined);
  if (language === undefined || language === 'en') return undefined;
  return { text: sentences[language] ?? OTHERS, outcome: 'abstained', reason: 'language' };
}

/** These are told by their letters. Without spaces, words can't be counted: four letters make a sentence. */
function scriptOf(text: string): string | undefined {
  const letters = (script: RegExp): number => text.match(script)?.length ?? 0;
  if (letters(/\p{Script=Hangul}/gu) >= MIN_WORDS) return 'ko';
  if (letters(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) >= 2) return 'ja';
  if (letters(/\p{Script=Han}/gu) >= MIN_WORDS) return 'zh';
  return letters(/[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Thai}]/gu) >=
    MIN_WORDS
    ? 'other'
    : undefined;
}

/** So much more like another language than like English. */
const MARGIN = 1.15;
const OTHERS_MARGIN = 1.3;

let loaded: Promise<LanguageOf> | undefined;

/** Reads the statistics of languages, a megabyte, when they are needed first. */
export function loadLanguages(): Promise<LanguageOf> {
  loaded ??= import('eld/extrasmall').then(({ eld }) => (text) => {
    const found = eld.detect(text);
    const scores = found.getScores() as Readonly<Record<string, number>>;
    const { language } = found;
    const margin = language in sentences ? MARGIN : OTHERS_MARGIN;
    return language !== '' && (scores[language] ?? 0) > margin * (scores['en'] ?? 0) ? language : undefined;
  });
  return loaded;
}
