"""What means the same comes together, in whatever language, with the model that is shipped."""

from jawab.inference.embedder import load_embedder
from jawab.kit.ids import new_id
from jawab.learning.faq.grouping import Asked, Group, central, group

STUDENTS = [
    "Do you have a student discount?",
    "is there any discount for university students",
    "kya students ko discount milta hai?",
    "کیا طالب علموں کو رعایت ملتی ہے؟",
]
WORKSHOPS = ["Do you hold block printing workshops?", "can I learn block printing at your studio"]


async def asked(texts: list[str]) -> list[Asked]:
    embedder = load_embedder()
    vectors = await embedder.embed(texts)
    return [
        Asked.of(new_id(), text, vector, embedder.approximates(text))
        for text, vector in zip(texts, vectors, strict=True)
    ]


async def test_questions_in_three_writings_come_together_and_others_stay_away() -> None:
    questions = await asked([*STUDENTS, *WORKSHOPS])
    groups: list[Group] = []
    placed = group(questions, groups).groups
    of_students = {placed[one.id] for one in questions[: len(STUDENTS)]}
    of_workshops = {placed[one.id] for one in questions[len(STUDENTS) :]}
    assert len(of_students) == len(of_workshops) == 1
    assert of_students.isdisjoint(of_workshops)


async def test_a_later_question_finds_its_group_and_groups_that_were_decided_are_never_joined() -> None:
    first, second, later = await asked([STUDENTS[0], STUDENTS[0], "student discount available?"])
    groups = [Group(new_id(), [first], fixed=True), Group(new_id(), [second], fixed=True)]
    done = group([later], groups)
    assert done.groups[later.id] in {one.id for one in groups}
    assert done.joined == {}
    assert len(groups) == 2


async def test_groups_that_prove_to_be_the_same_are_joined_into_the_older_one() -> None:
    first, second, later = await asked([STUDENTS[0], "Do you have a discount for students?", "student discount?"])
    groups = [Group(new_id(), [first]), Group(new_id(), [second])]
    older, younger = groups[0].id, groups[1].id
    done = group([later], groups)
    assert done.joined == {younger: older}
    assert done.groups[later.id] == older
    assert [len(one.members) for one in groups] == [3]


async def test_the_central_question_is_written_as_most_are() -> None:
    questions = await asked(STUDENTS[:3])
    assert central(questions).text in STUDENTS[:2]
