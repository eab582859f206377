/** The labs of models.dev: their names, and the providers that are the same lab under another id. */

export const BY_LAB: Readonly<Record<string, { readonly name: string; readonly providers?: readonly string[] }>> = {
  alibaba: { name: 'Alibaba', providers: ['alibaba-cn'] },
  anthropic: { name: 'Anthropic' },
  cohere: { name: 'Cohere' },
  deepreinforce: { name: 'DeepReinforce' },
  deepseek: { name: 'DeepSeek' },
  google: { name: 'Google' },
  meta: { name: 'Meta', providers: ['llama'] },
  minimax: { name: 'MiniMax', providers: ['minimax-cn'] },
  mistral: { name: 'Mistral AI' },
  moonshotai: { name: 'Moonshot AI', providers: ['moonshotai-cn'] },
  nvidia: { name: 'NVIDIA' },
  openai: { name: 'OpenAI' },
  perplexity: { name: 'Perplexity' },
  sakana: { name: 'Sakana AI' },
  sarvam: { name: 'Sarvam AI' },
  stepfun: { name: 'StepFun', providers: ['stepfun-ai'] },
  tencent: { name: 'Tencent', providers: ['tencent-tokenhub'] },
  xai: { name: 'xAI' },
  xiaomi: { name: 'Xiaomi' },
  zhipuai: { name: 'Zhipu AI', providers: ['zai'] },
};

const LAB_BY_PROVIDER = new Map(Object.entries(BY_LAB).flatMap(([lab, { providers = [] }]) => providers.map((id) => [id, lab] as const)));

/** The lab that a provider is; by default its own id. */
export const labOfProvider = (provider: string): string => LAB_BY_PROVIDER.get(provider) ?? provider;
