import { useSession } from "../session/SessionGate";
import { Page } from "../ui/Page";
import { CodeBlock } from "./CodeBlock";
import { contentPolicy, scriptTag } from "./snippets";
import "./InstallPage.css";

export function InstallPage() {
  const { workspace } = useSession();
  const origin = window.location.origin;
  return (
    <Page title="Put the chat on your site" intro="One line, and the chat button appears in the corner of every page that has it.">
      <section className="install-step" aria-labelledby="install-copy">
        <h2 id="install-copy">1. Copy this line</h2>
        <CodeBlock code={scriptTag(origin, workspace.site_key)} label="the script tag" />
      </section>
      <section className="install-step" aria-labelledby="install-paste">
        <h2 id="install-paste">2. Paste it into your site</h2>
        <dl className="install-places">
          <div>
            <dt>Plain HTML</dt>
            <dd>
              Just before <code>&lt;/body&gt;</code> on each page, or once in the template that all pages share.
            </dd>
          </div>
          <div>
            <dt>WordPress</dt>
            <dd>With a plug-in for header and footer code (such as WPCode), into the box called “Footer”.</dd>
          </div>
          <div>
            <dt>Shopify</dt>
            <dd>
              Online Store › Themes › ⋯ › Edit code › <code>theme.liquid</code>, just before <code>&lt;/body&gt;</code>.
            </dd>
          </div>
        </dl>
      </section>
      <section className="install-step" aria-labelledby="install-csp">
        <h2 id="install-csp">3. Only if your site has a content security policy</h2>
        <p>If you do not know what that is, you have none and are done. Else add these to what it already says:</p>
        <CodeBlock code={contentPolicy(origin)} label="the policy additions" />
      </section>
      <section className="install-step" aria-labelledby="install-chat">
        <h2 id="install-chat">No website, or want to try it first?</h2>
        <p>
          The same chat has a page of its own that you can link to or open right now:{" "}
          <a className="text-link" href={`/chat?site=${encodeURIComponent(workspace.site_key)}`} target="_blank" rel="noopener">
            {origin}/chat?site={workspace.site_key}
          </a>
        </p>
      </section>
    </Page>
  );
}
