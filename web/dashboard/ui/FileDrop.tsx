import { UploadCloud } from "lucide-react";
import type { ReactNode } from "react";
import type { DropItem } from "react-aria-components";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Button } from "./Button";
import "./FileDrop.css";

interface FileDropProps {
  label: string;
  accepted: string[];
  isPending: boolean;
  onFile: (file: File) => void;
  /** Which files are understood. */
  children: ReactNode;
}

/** A place to drop one file, or to choose it by button. */
export function FileDrop({ label, accepted, isPending, onFile, children }: FileDropProps) {
  const drop = async (items: DropItem[]) => {
    const file = items.find((item) => item.kind === "file");
    if (file) onFile(await file.getFile());
  };
  return (
    <DropZone className="drop-zone" aria-label={label} onDrop={({ items }) => void drop(items)}>
      <UploadCloud size={22} aria-hidden="true" />
      <p>{label}</p>
      <FileTrigger acceptedFileTypes={accepted} onSelect={(files) => files?.[0] && onFile(files[0])}>
        <Button isPending={isPending}>{isPending ? "Reading the file…" : "Choose a file"}</Button>
      </FileTrigger>
      <div className="field-help">{children}</div>
    </DropZone>
  );
}
