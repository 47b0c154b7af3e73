import { FileText } from "lucide-react";
import { useState } from "react";
import { addressOf, type SentFile, sizeOf } from "./fileClient";
import { PictureDialog } from "./PictureDialog";
import "./MessageFiles.css";

interface MessageFilesProps {
  conversation: string;
  files: readonly SentFile[];
  /** What to call who sent them. */
  author: string;
}

/** The files of a message: small pictures that a press enlarges, PDFs that a press saves. */
export function MessageFiles({ conversation, files, author }: MessageFilesProps) {
  const [enlarged, setEnlarged] = useState<SentFile | null>(null);
  if (files.length === 0) return null;
  return (
    <ul className="message-files" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          {file.type === "application/pdf" ? (
            <PdfLink conversation={conversation} file={file} />
          ) : (
            <SmallPicture conversation={conversation} file={file} alt={altOf(file, author)} onPress={() => setEnlarged(file)} />
          )}
        </li>
      ))}
      {enlarged && (
        <PictureDialog conversation={conversation} file={enlarged} alt={altOf(enlarged, author)} onClose={() => setEnlarged(null)} />
      )}
    </ul>
  );
}

interface SmallPictureProps {
  conversation: string;
  file: SentFile;
  alt: string;
  onPress: () => void;
}

function SmallPicture({ conversation, file, alt, onPress }: SmallPictureProps) {
  return (
    <button type="button" className="message-picture" aria-haspopup="dialog" onClick={onPress}>
      <img src={addressOf(conversation, file, true)} alt={alt} width={file.width ?? undefined} height={file.height ?? undefined} loading="lazy" />
    </button>
  );
}

function PdfLink({ conversation, file }: { conversation: string; file: SentFile }) {
  const facts = [file.pages && `${file.pages} ${file.pages === 1 ? "page" : "pages"}`, sizeOf(file.bytes)].filter(Boolean).join(", ");
  return (
    <a className="message-pdf" href={addressOf(conversation, file)} download={file.name}>
      <FileText size={16} aria-hidden="true" />
      <bdi>{file.name}</bdi>
      <span className="muted">PDF, {facts}</span>
    </a>
  );
}

function altOf(file: SentFile, author: string): string {
  return `Picture from ${author}, ${file.name}`;
}
