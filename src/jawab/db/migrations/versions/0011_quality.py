"""Ratings, quality scores and reviews of replies."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("rating", sa.String(), nullable=True))
    op.create_table(
        "message_ratings",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("comment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("rated_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        *_belongs_to("message_ratings", message_id="messages", conversation_id="conversations"),
        sa.PrimaryKeyConstraint("message_id", name="pk_message_ratings"),
    )
    op.create_index("ix_message_ratings_value", "message_ratings", ["workspace_id", "value"])
    op.create_table(
        "reply_scores",
        sa.Column("reply_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=True) for name in PARTS),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("measured", sa.Double(), nullable=True),
        sa.Column("grade", sa.Double(), nullable=True),
        sa.Column("overall", sa.Double(), nullable=True),
        sa.Column("scored_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        *_belongs_to("reply_scores", reply_id="messages", conversation_id="conversations"),
        sa.PrimaryKeyConstraint("reply_id", name="pk_reply_scores"),
    )
    op.create_index("ix_reply_scores_overall", "reply_scores", ["workspace_id", "overall"])
    op.create_table(
        "reviews",
        sa.Column("reply_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("correction_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reviewed_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        *_belongs_to("reviews", reply_id="messages", conversation_id="conversations"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_reviews_member_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("reply_id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_newest", "reviews", ["workspace_id", "reviewed_at"])
    op.create_table(
        "review_rules",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("threshold", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_review_rules_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_review_rules"),
    )


PARTS = ("relevance", "completeness", "groundedness", "speed", "predicted")


def _belongs_to(table: str, **owners: str) -> list[sa.ForeignKeyConstraint]:
    """What a row goes with."""
    return [
        sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
        for column, owner in {"workspace_id": "workspaces", **owners}.items()
    ]


def downgrade() -> None:
    op.drop_table("review_rules")
    op.drop_index("ix_reviews_newest", table_name="reviews")
    op.drop_table("reviews")
    op.drop_index("ix_reply_scores_overall", table_name="reply_scores")
    op.drop_table("reply_scores")
    op.drop_index("ix_message_ratings_value", table_name="message_ratings")
    op.drop_table("message_ratings")
    op.drop_column("messages", "rating")
