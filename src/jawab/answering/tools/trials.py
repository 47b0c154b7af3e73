"""Tries a tool at the desk with sample arguments, and takes tools over from where they are described."""

from uuid import UUID

from jawab.answering.tools import queries, replies
from jawab.answering.tools.calls import Calls, add_call
from jawab.answering.tools.checks import fault
from jawab.answering.tools.log import trial_sealer
from jawab.answering.tools.schemas import Trial, TrialOut
from jawab.answering.tools.spec import label, spec_of
from jawab.kit.clock import now
from jawab.kit.errors import NotFound, Unprocessable


async def try_out(calls: Calls, workspace_id: UUID, tool_id: UUID, trial: Trial) -> TrialOut:
    """Make a call for real, with its row in the log. Raises NotFound, Unprocessable for arguments that do not fit."""
    core = calls.core
    async with core.database.read() as session:
        tool = await queries.tool(session, workspace_id, tool_id)
    if tool is None:
        raise NotFound("There is no such tool.")
    spec = spec_of(tool, core.keyring)
    given = {name: value for name, value in trial.arguments.items() if value not in (None, "")}
    if strange := next((name for name in given if spec.argument(name) is None), None):
        raise Unprocessable(f"This tool has no argument “{strange}”.")
    if missing := spec.missing(given):
        raise Unprocessable(f"“{label(missing, 'en')}” is missing.")
    for argument in spec.definition.arguments:
        wrong = fault(argument, given[argument.name], now().date(), "en") if argument.name in given else None
        if wrong:
            raise Unprocessable(f"“{label(argument, 'en')}”: {wrong}")
    sealer = trial_sealer(core.keyring)
    async with core.database.write() as session:
        call = add_call(session, spec, given, sealer, state="running", language=trial.language)
    outcome = await calls.make(spec, call.id, given, sealer)
    return TrialOut(
        state=outcome.state,
        text=replies.result(spec, given, outcome, trial.language).text,
        note=outcome.note,
        answer=outcome.answer,
        http_status=outcome.http_status,
        ms=outcome.ms,
    )
