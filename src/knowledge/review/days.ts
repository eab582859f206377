/** Days: the day some days later. */
const DAY_MS = 86_400_000;

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
