import { Globe } from "lucide-react";
import type { FormEvent } from "react";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { api } from "../api/client";
import { useStartImport } from "./useStartImport";
import { withScheme } from "./withScheme";

export function UrlForm() {
  const start = useStartImport(api.importUrl);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    start.mutate(withScheme(String(new FormData(event.currentTarget).get("url"))));
  };
  return (
    <form className="import-way" onSubmit={submit} aria-labelledby="import-url">
      <h2 id="import-url">
        <Globe size={17} aria-hidden="true" /> From a website
      </h2>
      <Field
        label="Address of your help centre"
        name="url"
        inputMode="url"
        autoComplete="url"
        placeholder="https://example.com/help"
        help="A whole site, its sitemap, or a single page. Jawab follows the links on the same site."
        isRequired
      />
      {start.error && <ErrorNotice error={start.error} />}
      <Button type="submit" variant="primary" isPending={start.isPending}>
        Import the site
      </Button>
    </form>
  );
}
