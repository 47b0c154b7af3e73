/** Grading: what is saved goes to the server, and the queue goes on to the next reply. */

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { announce } from "../ui/announcer";
import { type ReviewIn, reviewApi } from "./reviewApi";
import { GRADE_WORDS } from "./words";

export function useReviewing(onDone: () => void) {
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: ["reviews"] });
  const save = useMutation({
    mutationFn: ({ replyId, review }: { replyId: string; review: ReviewIn }) => reviewApi.review(replyId, review),
    onSuccess: (_, { review }) => {
      announce(`Graded: ${GRADE_WORDS[review.grade]}${review.correction ? ". The corrected answer is given from now on" : ""}`);
      onDone();
      return again();
    },
  });
  const reopen = useMutation({
    mutationFn: (replyId: string) => reviewApi.reopen(replyId),
    onSuccess: () => {
      announce("The grade is taken back");
      return again();
    },
  });
  return { save, reopen };
}
