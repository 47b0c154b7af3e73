import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { commonFolder, isWanted } from "./chosen";
import { toForm } from "./toForm";
import { withScheme } from "./withScheme";

const chosen = (path: string, text = "# Hi") => ({ path, file: new File([text], path.split("/").at(-1)!) });

describe("toForm", () => {
  it("sends loose files as they are", async () => {
    const form = await toForm([chosen("a.md"), chosen("b.pdf")]);
    expect(form.getAll("files").map((file) => (file as File).name)).toEqual(["a.md", "b.pdf"]);
  });

  it("packs a folder under its name, with the paths inside it", async () => {
    const form = await toForm([chosen("guide/a.md", "# A"), chosen("guide/pics/b.png"), chosen("guide/.git/config")]);
    const packed = form.get("files") as File;
    expect(packed.name).toBe("guide.zip");
    const inside = unzipSync(new Uint8Array(await packed.arrayBuffer()));
    expect(Object.keys(inside).sort()).toEqual(["a.md", "pics/b.png"]);
    expect(new TextDecoder().decode(inside["a.md"])).toBe("# A");
  });

  it("says so when nothing is left to send", async () => {
    await expect(toForm([chosen("guide/.DS_Store")])).rejects.toThrow("There are no files");
  });
});

it("finds the one folder that all is in", () => {
  expect(commonFolder(["a/b.md", "a/c/d.md"])).toBe("a");
  expect(commonFolder(["a/b.md", "c.md"])).toBeNull();
});

it("leaves out what systems put into folders", () => {
  expect(["a/b.md", "__MACOSX/b.md", ".git/x", "a/Thumbs.db"].map(isWanted)).toEqual([true, false, false, false]);
});

it("completes an address as people write it", () => {
  expect(withScheme(" example.com/help ")).toBe("https://example.com/help");
  expect(withScheme("http://example.com")).toBe("http://example.com");
});
