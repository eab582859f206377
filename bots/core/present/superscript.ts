const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number of a source as small digits: "¹²". */
export const superscript = (number: number): string => String(number).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '');
