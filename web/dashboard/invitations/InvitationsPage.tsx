import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp, MessageCirclePlus, Plus } from "lucide-react";
import { announce } from "../ui/announcer";
import { IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { languageDir } from "../ui/language";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Switch } from "../ui/Switch";
import { type Invitation, invitationsApi, invitationsQuery } from "./invitationsApi";
import { MannersForm } from "./MannersForm";
import { effectSentence, figuresSentence, mainLanguage, whenSentence } from "./words";
import "../guidance/Guidance.css";
import "./Invitations.css";

export function InvitationsPage() {
  const { data, error, refetch } = useQuery(invitationsQuery);
  const add = (
    <Link to="/invitations/new" className="button" data-variant="primary">
      <Plus size={15} aria-hidden="true" /> <span>New invitation</span>
    </Link>
  );
  return (
    <Page title="Invitations" intro="A few words beside the chat button at the right moment. Of two that are due at once, the first comes up; what it does is measured beside visitors who do not see it." actions={add}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} kind="text" />}
      {data && data.items.length === 0 && <NoInvitations />}
      {data && data.items.length > 0 && <List items={data.items} />}
      {data && <MannersForm manners={data.manners} />}
    </Page>
  );
}

function NoInvitations() {
  return (
    <EmptyState icon={MessageCirclePlus} title="No invitations yet">
      <p>For example: on a product’s page, after half a minute, “Questions about size?”. On the checkout page, to who is about to leave, “Something in the way? Ask us.”</p>
      <Link to="/invitations/new" className="text-link">
        Write the first invitation
      </Link>
    </EmptyState>
  );
}

function List({ items }: { items: Invitation[] }) {
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: ({ item, ...wanted }: { item: Invitation; active?: boolean; position?: number }) => invitationsApi.change(item.id, wanted),
    onSuccess: ({ name }, { position }) => {
      if (position !== undefined) announce(`${name} is now invitation ${position + 1} of ${items.length}.`);
      return cache.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  return (
    <>
      {change.error && <ErrorNotice error={change.error} />}
      <ol className="invitation-list">
        {items.map((item, place) => (
          <li key={item.id} className="invitation-row" data-active={item.active}>
            <What item={item} />
            <div className="guidance-order">
              <IconButton icon={ArrowUp} label={`Move ${item.name} up`} isDisabled={place === 0} onPress={() => change.mutate({ item, position: place - 1 })} />
              <IconButton icon={ArrowDown} label={`Move ${item.name} down`} isDisabled={place === items.length - 1} onPress={() => change.mutate({ item, position: place + 1 })} />
            </div>
            <Switch isSelected={item.active} onChange={(active) => change.mutate({ item, active })}>
              <span className="visually-hidden">{item.name}: </span>
              {item.active ? "On" : "Off"}
            </Switch>
          </li>
        ))}
      </ol>
    </>
  );
}

function What({ item }: { item: Invitation }) {
  const language = mainLanguage(item.texts);
  return (
    <div className="guidance-what">
      <Link to="/invitations/$invitationId" params={{ invitationId: item.id }} className="guidance-name" dir="auto">
        {item.name}
      </Link>
      <p className="invitation-text" lang={language} dir={languageDir(language)}>
        {item.texts[language]?.text}
      </p>
      <p className="guidance-when">{whenSentence(item.trigger, item.conditions)}.</p>
      <p className="invitation-figures">
        {figuresSentence(item.figures)}. {effectSentence(item.figures.conversations, item.hold_out, "conversations")}
      </p>
    </div>
  );
}
