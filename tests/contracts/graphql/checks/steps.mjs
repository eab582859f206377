/** Runs the named steps of a check one after the other, and returns what each one found. */
export async function steps(list) {
  const problems = [];
  for (const [title, run] of Object.entries(list)) {
    try {
      await run();
    } catch (error) {
      problems.push(`${title}: ${error.message}`);
    }
  }
  return problems;
}
