import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Select } from "../ui/Select";
import { reviewApi } from "./reviewApi";

const STEPS = [0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** From which score down replies come here. */
export function Threshold({ threshold }: { threshold: number }) {
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: reviewApi.saveThreshold,
    onSuccess: () => cache.invalidateQueries({ queryKey: ["reviews"] }),
  });
  const steps = STEPS.includes(threshold) ? STEPS : [...STEPS, threshold].toSorted((one, other) => one - other);
  const options = steps.map((step) => [String(step), step === 0 ? "Thumbs down only" : `Scores below ${Math.round(step * 100)} %, thumbs down`] as const);
  return (
    <div>
      <Select label="What comes here" value={String(threshold)} options={options} onChange={(value) => save.mutate(Number(value))} />
      {save.error && <ErrorNotice error={save.error} />}
    </div>
  );
}
