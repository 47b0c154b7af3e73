import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, RefreshCw } from "lucide-react";
import { Button } from "../ui/Button";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { fullTime } from "../ui/time";
import { CodeBlock } from "./CodeBlock";
import { CodeTabs } from "./CodeTabs";
import { identityApi, secretQuery } from "./identityApi";
import { IDENTIFY, SIGNING } from "./snippets";

/** How the owner's server says who its customer is: a secret, five lines that sign, and one call on the page. */
export function IdentityStep() {
  return (
    <section className="install-step" aria-labelledby="install-identity">
      <h2 id="install-identity">Customers who are signed in</h2>
      <p>
        If people sign in to your shop, your server can vouch for them. Then they find their conversations on every device, and you see
        “Verified customer” with the name and e-mail address that you know them by. Without it the chat works for everybody as before.
      </p>
      <Secret />
      <h3>Sign on your server</h3>
      <CodeTabs label="Your server’s language" tabs={SIGNING} />
      <h3>Hand it to the chat</h3>
      <p>Write the token into each page that your server makes. It lives ten minutes and is as good as a password for as long.</p>
      <CodeBlock code={IDENTIFY} label="the call that identifies" />
    </section>
  );
}

function Secret() {
  const { data, error, refetch } = useQuery(secretQuery);
  const cache = useQueryClient();
  const renew = useMutation({
    mutationFn: identityApi.renew,
    onSuccess: ({ made_at }) => cache.setQueryData(secretQuery.queryKey, { made_at }),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={1} kind="text" />;
  return (
    <div className="install-secret">
      {renew.data && <NewSecret secret={renew.data.secret} />}
      {renew.error && <ErrorNotice error={renew.error} />}
      {data.made_at === null ? (
        <Button variant="primary" icon={KeyRound} isPending={renew.isPending} onPress={() => renew.mutate()}>
          Make a secret
        </Button>
      ) : (
        <>
          <p>There is a secret since {fullTime(data.made_at)}. It is not shown again: make a new one when you have lost it.</p>
          <ConfirmButton
            icon={RefreshCw}
            question="The present secret stops working at once. Make a new one?"
            yes="Make a new one"
            isPending={renew.isPending}
            onYes={() => renew.mutate()}
          >
            Make a new secret
          </ConfirmButton>
        </>
      )}
    </div>
  );
}

function NewSecret({ secret }: { secret: string }) {
  return (
    <div role="status">
      <p>
        <strong>Copy it now: it is shown this once.</strong> Put it into your server’s environment as <code>JAWAB_IDENTITY_SECRET</code>, never
        into a page.
      </p>
      <CodeBlock code={secret} label="the secret" />
    </div>
  );
}
