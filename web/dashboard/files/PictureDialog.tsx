import { Download, X } from "lucide-react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components/Modal";
import { IconButton } from "../ui/Button";
import { addressOf, type SentFile, sizeOf } from "./fileClient";

interface PictureDialogProps {
  conversation: string;
  file: SentFile;
  alt: string;
  onClose: () => void;
}

/** A picture as large as the window takes. */
export function PictureDialog({ conversation, file, alt, onClose }: PictureDialogProps) {
  const address = addressOf(conversation, file);
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable>
      <Modal className="modal picture-modal">
        <Dialog className="picture-dialog" aria-label={alt}>
          <header>
            <h2>
              <bdi>{file.name}</bdi>
            </h2>
            <span className="muted">
              {file.width} × {file.height}, {sizeOf(file.bytes)}
            </span>
            <a className="text-link" href={address} download={file.name}>
              <Download size={15} aria-hidden="true" /> Save
            </a>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </header>
          <img src={address} alt={alt} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
