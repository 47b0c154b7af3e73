import { useId } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { Markdown } from "../markdown/Markdown";
import { languageDir } from "../ui/language";
import "../ui/Field.css";
import "../ui/Tabs.css";
import "./ArticleForm.css";

interface MarkdownFieldProps {
  label: string;
  value: string;
  language: string;
  onChange: (markdown: string) => void;
  /** Relative links in the preview start here. */
  base?: string | undefined;
  rows?: number;
}

/** Markdown to write, and beside it how visitors will see it, in the direction of its language. */
export function MarkdownField({ label, value, language, onChange, base, rows = 18 }: MarkdownFieldProps) {
  const id = useId();
  const written = { lang: language, dir: languageDir(language) };
  return (
    <Tabs className="tabs markdown-field">
      <TabList aria-label={label} className="tab-list">
        <Tab id="write" className="tab">Write</Tab>
        <Tab id="preview" className="tab">Preview</Tab>
      </TabList>
      <TabPanel id="write" className="tab-panel field" shouldForceMount>
        <label htmlFor={id}>{label}</label>
        <textarea
          {...written}
          id={id}
          className="input markdown-input"
          rows={rows}
          value={value}
          required
          aria-describedby={`${id}-help`}
          onChange={(event) => onChange(event.target.value)}
        />
        <p id={`${id}-help`} className="field-help">
          Short, complete sentences: the bot quotes them as they are. <code>## Heading</code> begins a section, <code>- </code> a list,{" "}
          <code>**bold**</code>, <code>[a link](https://…)</code>.
        </p>
      </TabPanel>
      <TabPanel id="preview" className="tab-panel">
        <div className="article-text markdown-preview" {...written}>
          {value.trim() ? <Markdown source={value} topHeading={2} {...(base ? { base } : {})} /> : <p className="muted">Nothing is written yet.</p>}
        </div>
      </TabPanel>
    </Tabs>
  );
}
