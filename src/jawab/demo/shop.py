"""The demo workspace: the invented shop Gulnar, its agent and its help centre."""

from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from jawab.accounts.demo_account import DemoAccount, make_demo_account, read_demo_account
from jawab.accounts.models import Member, Workspace
from jawab.accounts.passwords import hash_password
from jawab.db.engine import Database
from jawab.kit.ids import new_id
from jawab.understanding import rules

HELP_CENTRE = Path(__file__).parent / "helpcentre"
SLUG = "gulnar"
SITE_KEY = "gulnar-demo"
AGENT_EMAIL = "sana@gulnar.example"
AGENT_NAME = "Sana"

TEXTS = {
    "en": {
        "greeting": "Assalam o alaikum! Ask me about orders, delivery, returns or our products.",
        "suggestions": ["How do I track my order?", "How do I cancel an order?", "How long can I return things?"],
    },
    "ur": {
        "greeting": "السلام علیکم! آرڈر، ڈیلیوری، واپسی یا ہماری مصنوعات کے بارے میں پوچھیے۔",
        "suggestions": ["آرڈر کیسے ٹریک کروں؟", "چیز واپس کرنے کا طریقہ کیا ہے؟", "آرڈر منسوخ کیسے کریں؟"],
    },
    "ar": {"greeting": "السلام عليكم! اسألنا عن الطلبات أو التوصيل أو الإرجاع أو منتجاتنا."},
}

RULES = rules.Rules(
    region="PK",
    time_zone="Asia/Karachi",
    patterns=({"name": "Order number", "type": "ORDER", "pattern": r"GN-?\d{7}", "example": "GN-1234567"},),
)


async def make_shop(database: Database, data_dir: Path) -> tuple[Workspace, DemoAccount]:
    """The workspace and the agent's sign-in; what is there already stays as it is."""
    async with database.read() as session:
        workspace = (await session.scalars(select(Workspace).where(Workspace.slug == SLUG))).one_or_none()
    if workspace is None:
        workspace = await _make_workspace(database)
    account = read_demo_account(data_dir)
    if account is None:
        account = make_demo_account(data_dir, AGENT_EMAIL)
        await _let_sign_in(database, workspace.id, account)
    return workspace, account


async def _make_workspace(database: Database) -> Workspace:
    async with database.write() as session:
        workspace = Workspace(id=new_id(), slug=SLUG, name="Gulnar", site_key=SITE_KEY, color="#9d174d", texts=TEXTS)
        session.add(workspace)
        await session.flush()
        await rules.save(session, workspace.id, RULES)
    return workspace


async def _let_sign_in(database: Database, workspace_id: UUID, account: DemoAccount) -> None:
    """Give the demo agent, made when there is none, the password that was made up."""
    password_hash = await hash_password(account.password)
    async with database.write() as session:
        member = (await session.scalars(select(Member).where(Member.email == account.email))).one_or_none()
        if member is None:
            member = Member(workspace_id=workspace_id, email=account.email, name=AGENT_NAME, role="owner")
            session.add(member)
        member.password_hash = password_hash
