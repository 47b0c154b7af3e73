import { Eraser } from "lucide-react";
import { EmptyState } from "../ui/EmptyState";

/** In the place of a conversation that there is no more. */
export function Gone() {
  return (
    <EmptyState icon={Eraser} title="This conversation is gone">
      <p>Its visitor had everything erased, or it was kept for as long as your rules say. Nothing of it is left, and no reply would reach anybody.</p>
    </EmptyState>
  );
}
