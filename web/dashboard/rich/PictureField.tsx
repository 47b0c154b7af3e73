import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { richApi } from "../api/richClient";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";

const ACCEPTED = ["image/png", "image/jpeg", "image/webp", "image/avif", "image/gif", "image/svg+xml"];

interface PictureFieldProps {
  label: string;
  url: string;
  onChange: (url: string) => void;
  isRequired?: boolean;
}

/** The address of a picture, or one from this computer that is kept on the server. */
export function PictureField({ label, url, onChange, isRequired = false }: PictureFieldProps) {
  const send = useMutation({ mutationFn: richApi.uploadPicture, onSuccess: ({ url }) => onChange(url) });
  return (
    <div className="picture-field">
      {/* Made anew when an upload fills it: a field keeps what was wrong with it until somebody types. */}
      <Field key={send.data?.url ?? ""} label={label} value={url} onChange={onChange} inputMode="url" placeholder="https://cdn.example.com/lamp.jpg" isRequired={isRequired} />
      <FileTrigger acceptedFileTypes={ACCEPTED} onSelect={(files) => files?.[0] && send.mutate(files[0])}>
        <Button icon={Upload} isPending={send.isPending}>
          {send.isPending ? "Sending…" : "Upload a picture"}
        </Button>
      </FileTrigger>
      {send.error && <ErrorNotice error={send.error} />}
    </div>
  );
}
