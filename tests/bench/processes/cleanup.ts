/** Cleanup: what a bench leaves on the machine goes, also after an error and after Ctrl-C. */

/** Registers a step; the last one registered runs first. */
export type Defer = (step: () => Promise<void>) => void;

export async function withCleanup<Result>(work: (defer: Defer) => Promise<Result>): Promise<Result> {
  const steps: (() => Promise<void>)[] = [];
  const runAll = async () => {
    for (const step of steps.reverse()) await step().catch((error: unknown) => console.error(error));
  };
  // An interrupt also makes the work fail, and both must wait for the same steps.
  let cleaning: Promise<void> | undefined;
  const cleanUp = () => {
    cleaning ??= runAll();
    return cleaning;
  };
  const interrupt = () => void cleanUp().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    return await work((step) => steps.push(step));
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
    await cleanUp();
  }
}
