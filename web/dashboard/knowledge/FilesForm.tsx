import { FolderUp, UploadCloud } from "lucide-react";
import { useState } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { api } from "../api/client";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Progress } from "../ui/Progress";
import "../ui/FileDrop.css";
import { type Chosen, fromDrop, fromInput } from "./chosen";
import { toForm } from "./toForm";
import { useStartImport } from "./useStartImport";

export const ACCEPTED = [".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".zip"];

export function FilesForm() {
  const [sent, setSent] = useState(0);
  const start = useStartImport(async (chosen: Promise<Chosen[]> | Chosen[]) => {
    setSent(0);
    return api.importFiles(await toForm(await chosen), setSent);
  });
  const choose = (files: FileList | null) => files?.length && start.mutate(fromInput(files));

  return (
    <section className="import-way" aria-labelledby="import-files">
      <h2 id="import-files">
        <FolderUp size={17} aria-hidden="true" /> From your computer
      </h2>
      <DropZone className="drop-zone" aria-label="Drop files here" onDrop={(event) => start.mutate(fromDrop(event.items))}>
        <UploadCloud size={22} aria-hidden="true" />
        <p>Drop files, a folder or a .zip here</p>
        <div className="drop-buttons">
          <FileTrigger allowsMultiple acceptedFileTypes={ACCEPTED} onSelect={choose}>
            <Button>Choose files</Button>
          </FileTrigger>
          <FileTrigger acceptDirectory onSelect={choose}>
            <Button>Choose a folder</Button>
          </FileTrigger>
        </div>
        <p className="field-help">Markdown, HTML, PDF or Word (.docx)</p>
      </DropZone>
      {start.isPending && <Progress label={sent < 1 ? "Sending the files" : "The server is taking them in"} share={sent} />}
      {start.error && <ErrorNotice error={start.error} />}
    </section>
  );
}
