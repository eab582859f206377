/** Options that several commands have. */
export const share = { type: 'flag', description: 'Show the answer to everybody here instead of only to you' } as const;

export const modelClass = {
  type: 'choice',
  description: 'Large multimodal models (lmm) or large language models (llm)',
  choices: ['lmm', 'llm'],
} as const;

/** The enum value of the API for a choice of `modelClass`. */
export const toModelClass = (choice: 'lmm' | 'llm') => (choice === 'lmm' ? 'LMM' : 'LLM');
