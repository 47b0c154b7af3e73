/** Files that somebody chose or dropped, each with its path inside the folder it came from. */

import type { DirectoryDropItem, DropItem } from "react-aria-components";

export interface Chosen {
  /** `guide/returns.md`; a file chosen by itself has just its name. */
  path: string;
  file: File;
}

export function fromInput(files: Iterable<File>): Chosen[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

export async function fromDrop(items: DropItem[]): Promise<Chosen[]> {
  const found: Chosen[] = [];
  for (const item of items) {
    if (item.kind === "file") found.push({ path: item.name, file: await item.getFile() });
    if (item.kind === "directory") await walk(item, item.name, found);
  }
  return found;
}

async function walk(directory: DirectoryDropItem, path: string, found: Chosen[]): Promise<void> {
  for await (const entry of directory.getEntries()) {
    const inside = `${path}/${entry.name}`;
    if (entry.kind === "file") found.push({ path: inside, file: await entry.getFile() });
    else await walk(entry, inside, found);
  }
}

/** The name of the one folder that all the paths are in, or null. */
export function commonFolder(paths: string[]): string | null {
  const tops = new Set(paths.map((path) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "")));
  const [top] = tops;
  return tops.size === 1 && top ? top : null;
}

/** Hidden files and what systems leave about are no articles. */
export function isWanted(path: string): boolean {
  return !path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX" || part === "Thumbs.db" || part === "node_modules");
}
