import { useMutation, useQueryClient } from "@tanstack/react-query";
import { understandingApi } from "../api/understandingClient";
import { ErrorNotice } from "../ui/ErrorNotice";
import { FileDrop } from "../ui/FileDrop";
import { counted } from "../ui/numbers";
import { SkippedLines } from "../ui/SkippedLines";

export function IntentImport() {
  const cache = useQueryClient();
  const bring = useMutation({
    mutationFn: understandingApi.importIntents,
    onSuccess: () => void cache.invalidateQueries({ queryKey: ["intents"] }),
  });
  return (
    <div className="intent-import">
      <FileDrop label="Drop a file of intents here" accepted={[".csv", ".yml", ".yaml", ".zip"]} isPending={bring.isPending} onFile={bring.mutate}>
        <ul className="import-kinds">
          <li>
            <strong>CSV</strong> with the columns <code>text,intent</code>
          </li>
          <li>
            <strong>Rasa</strong>: the NLU file (.yml)
          </li>
          <li>
            <strong>Dialogflow ES</strong>: the agent’s export (.zip)
          </li>
        </ul>
      </FileDrop>
      {bring.error && <ErrorNotice error={bring.error} />}
      <div role="status">
        {bring.data && (
          <p className="import-result">
            {counted(bring.data.intents_added, "new intent")} and {counted(bring.data.examples_added, "new example")} from {bring.variables?.name}.{" "}
            {bring.data.examples_added > 0 && "Train now to use them. "}
            {bring.data.skipped.length > 0 && `${counted(bring.data.skipped.length, "line was", "lines were")} left out:`}
          </p>
        )}
      </div>
      {bring.data && <SkippedLines skipped={bring.data.skipped} />}
    </div>
  );
}
