"""Words that tell little of a language, and words that tell much.

Yes, no and thanks are said in these in whatever language the conversation is in. Those of other scripts are
missing on purpose: whoever changes the script has changed the language."""

ENGLISH_REPLIES = frozenset(
    """
    ok okay okey oky okk k kk hmm hm yes yep yeah yup no nope ya thanks thank you thx ty tnx cool fine great good nice
    done right sure bye hi hello hey please pls plz sorry lol haha
    """.split()
)
URDU_REPLIES = ENGLISH_REPLIES | frozenset(
    """
    haan han hn ji jee jii theek thik thek teek hai hy he acha achha accha achaa shukriya shukria bilkul sahi nahi nai
    """.split()
)

# Persian, Turkish and Malay share them; where Jawab answers they open a conversation in Urdu.
GREETINGS = frozenset(
    """
    salam salaam slam aoa assalam assalamu assalamualaikum alaikum walaikum o سلام علیکم السلام وعلیکم
    """.split()
)

# Words that make a sentence English, where names of things alone do not.
FUNCTION_WORDS = frozenset(
    """
    the a an is are was were am be been i you he she it we they my your our their this that these those to of in on at
    for with from and or but if not no do does did can could will would should may have has had what when where who why
    how which much many long there here please want need get got me
    """.split()
)
