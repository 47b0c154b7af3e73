"""Function words: too common to find anything by."""

ENGLISH = """
a about above after again all also am an and any are as at be because been before being below
between both but by can could did do does doing down during each either else for from further had
has have having he her here hers him his how i if im in into is it its ive just lets like may me
might mine more most much must my no nor not now of off on once only or other our ours out over own
per please pls should so some such than that thats the their theirs them then there these they this
those through to too under until up us very via was we were what whats when where whether which
while who whom whose why will with would yes yet you your yours yourself u ur r dont doesnt didnt
isnt arent cant cannot wont id ill hi hello hey thanks thank ok okay get got gets want wants need
needs im something anything someone
""".split()

URDU = """
اور یا کا کی کے کو سے میں پر ہے ہیں تھا تھی تھے ہو ہوں گا گی گے نے یہ وہ کیا کیسے کیوں کب کہاں کون
کس جو جب تب اگر تو بھی ہی نہیں نہ مت ایک اس ان مجھے میرا میری میرے ہم ہمارا ہماری ہمارے آپ اپنا اپنی
اپنے تک ساتھ لیے لئے بعد پہلے کر کرنا کرنے کرتے کرتا کرتی کریں کروں سکتا سکتی سکتے چاہیے چاہتا چاہتی
ہوتا ہوتی ہوتے ہوا ہوئی ہوئے جا جائے جاتا جاتی جاتے رہا رہی رہے دیں دیا لیں والا والی والے
""".split()
