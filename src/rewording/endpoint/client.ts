/** Client: asks an OpenAI-compatible endpoint for JSON. Its library is optional, and loaded only where an endpoint is configured. */
import { compact } from '../../compact.ts';
import { SetupError } from '../../errors.ts';
import { boundedFetch } from './bounded-fetch.ts';

export interface ModelSettings {
  /** The base address, such as https://api.openai.com/v1. */
  readonly url: string;
  readonly model: string;
  readonly key?: string | undefined;
}

export interface CompletionRequest {
  readonly instructions: string;
  readonly text: string;
  /** The JSON Schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** The text of the model's answer. Rejects with the library's errors, which hold the request: they must not be logged as they are. */
export type Complete = (request: CompletionRequest, signal: AbortSignal) => Promise<string>;

const PACKAGE = '@ai-sdk/openai-compatible';
const VERSION = '2.0.92';
const NAME = 'lmm';

type Library = Pick<typeof import('@ai-sdk/openai-compatible'), 'createOpenAICompatible'>;

/** Throws SetupError when the library isn't installed. */
export async function openClient(settings: ModelSettings, load: () => Promise<Library> = loadLibrary): Promise<Complete> {
  const { createOpenAICompatible } = await load().catch(explainMissing);
  const options = { name: NAME, baseURL: settings.url, fetch: boundedFetch, supportsStructuredOutputs: true };
  const languageModel = createOpenAICompatible({ ...options, ...compact({ apiKey: settings.key }) }).chatModel(settings.model);
  return async ({ instructions, text, schema }, abortSignal) => {
    const { content } = await languageModel.doGenerate({
      prompt: [
        { role: 'system', content: instructions },
        { role: 'user', content: [{ type: 'text', text }] },
      ],
      responseFormat: { type: 'json', schema, name: 'answer' },
      // OpenAI's strict mode rejects schemas with optional fields; the answer is checked here in any case.
      providerOptions: { [NAME]: { strictJsonSchema: false } },
      abortSignal,
    });
    return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  };
}

const loadLibrary = (): Promise<Library> => import('@ai-sdk/openai-compatible');

function explainMissing(error: unknown): never {
  if ((error as { code?: unknown } | null)?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw new SetupError(`LMM_MODEL_URL needs a package that isn't installed: npm install ${PACKAGE}@${VERSION}`, { cause: error });
}
