import { useSession } from "../session/SessionGate";
import { Page } from "../ui/Page";
import { CodeBlock } from "./CodeBlock";
import { CodeTabs } from "./CodeTabs";
import { IdentityStep } from "./IdentityStep";
import { NotificationsStep } from "./NotificationsStep";
import { contentPolicy, PLACES } from "./snippets";
import "./InstallPage.css";

export function InstallPage() {
  const { workspace } = useSession();
  const site = { origin: window.location.origin, key: workspace.site_key };
  return (
    <Page title="Put the chat on your site" intro="One line, and the chat button appears in the corner of every page that has it.">
      <section className="install-step" aria-labelledby="install-copy">
        <h2 id="install-copy">Copy this into your site</h2>
        <CodeTabs label="What your site is made with" tabs={PLACES.map((place) => ({ ...place, code: place.code(site) }))} />
      </section>
      <section className="install-step" aria-labelledby="install-csp">
        <h2 id="install-csp">Only if your site has a content security policy</h2>
        <p>If you do not know what that is, you have none and are done. Else add these to what it already says:</p>
        <CodeBlock code={contentPolicy(site.origin)} label="the policy additions" />
      </section>
      <IdentityStep />
      <section className="install-step" aria-labelledby="install-chat">
        <h2 id="install-chat">No website, or want to try it first?</h2>
        <p>
          The same chat has a page of its own that you can link to or open right now:{" "}
          <a className="text-link" href={`/chat?site=${encodeURIComponent(site.key)}`} target="_blank" rel="noopener">
            {site.origin}/chat?site={site.key}
          </a>
        </p>
      </section>
      <NotificationsStep />
    </Page>
  );
}
