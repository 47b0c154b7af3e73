import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { CodeBlock } from "./CodeBlock";
import "../ui/Tabs.css";

interface CodeTabsProps {
  label: string;
  tabs: readonly { id: string; name: string; how?: string; code: string }[];
}

/** The same thing for several places or languages, one at a time. */
export function CodeTabs({ label, tabs }: CodeTabsProps) {
  return (
    <Tabs className="tabs">
      <TabList aria-label={label} className="tab-list install-tabs">
        {tabs.map(({ id, name }) => (
          <Tab key={id} id={id} className="tab">
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, name, how, code }) => (
        <TabPanel key={id} id={id} className="tab-panel install-code">
          {how && <p>{how}</p>}
          <CodeBlock code={code} label={`the code for ${name}`} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
