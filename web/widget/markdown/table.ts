/** GitHub's tables. */

const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether `line` is the row of dashes under the table head `head`. */
export function isDelimiterRow(line: string | undefined, head: string): boolean {
  return !!line && head.includes("|") && line.includes("-") && DELIMITERS.test(line) && tableCells(line).length === tableCells(head).length;
}

/** The texts between the bars of a row; `\|` is a bar within a text. */
export function tableCells(row: string): string[] {
  const cells = row.trim().replace(/^\|/, "").split(/(?<!\\)\|/);
  if (cells.at(-1)!.trim() === "") cells.pop();
  return cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
}
