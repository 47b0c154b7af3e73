import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Rss } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { feedsQuery, isBeingRead, richApi } from "../api/richClient";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { FeedItem } from "./FeedItem";

/** Brings products from an address, again and again. */
export function Feeds() {
  const { data: feeds = [], error } = useQuery(feedsQuery);
  useCatalogueAfter(feeds.some(isBeingRead));
  return (
    <section className="product-source" aria-labelledby="products-feed">
      <h2 id="products-feed">
        <Rss size={17} aria-hidden="true" /> From a product feed
      </h2>
      <AddFeed />
      {error && <ErrorNotice error={error} />}
      {feeds.length > 0 && (
        <ul className="feeds">
          {feeds.map((feed) => (
            <FeedItem key={feed.id} feed={feed} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Shows the catalogue afresh when the reading of a feed has ended. */
function useCatalogueAfter(reading: boolean): void {
  const cache = useQueryClient();
  const was = useRef(reading);
  useEffect(() => {
    if (was.current && !reading) void cache.invalidateQueries({ queryKey: ["products"] });
    was.current = reading;
  }, [cache, reading]);
}

function AddFeed() {
  const [url, setUrl] = useState("");
  const cache = useQueryClient();
  const add = useMutation({
    mutationFn: richApi.addFeed,
    onSuccess: () => {
      setUrl("");
      return cache.invalidateQueries({ queryKey: feedsQuery.queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(url);
  };
  return (
    <form className="feed-form" onSubmit={submit}>
      <Field
        label="Address of the feed"
        inputMode="url"
        value={url}
        onChange={setUrl}
        placeholder="https://shop.example.com/products.xml"
        help="The one that your shop makes for Google Merchant Center (RSS, Atom or tab-separated). It is read now and every six hours; what it no longer has goes away."
        isRequired
      />
      {add.error && <ErrorNotice error={add.error} />}
      <Button type="submit" variant="primary" isPending={add.isPending}>
        Read the feed
      </Button>
    </form>
  );
}
