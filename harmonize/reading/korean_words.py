"""The words by which Korean control lists compare, count and limit: data for the ``korean`` modules."""

from __future__ import annotations

import re

from harmonize.model import Op

_MORE = r"크|큰|클|높|많|긴|길|두꺼|두껍|무거|무겁|넓|빠른|빠르|깊|강"
_LESS = r"작|낮|적|짧|얇|가벼|가볍|좁|느린|느리|약"
_FINE = r"우수|좋|양호|나은|낫|뛰어|정밀|정확"
_NOT = r"(?:지|치) ?(?:않|아니|못)"
_THAN = r"보다 ?(?:더 ?)?"
_SUCH = r"(?:와|과)? ?(?:같거나|동일하거나|동등하거나),? ?(?:또는 )?(?:이?를 |그 ?|이 ?|그?보다 ?)?(?:더 ?)?"
_OR = r"(?: ?\([^()]{1,20}\))? ?(?:이거나)?,? ?(?:또는|혹은|이거나),? ?(?:[그이] ?)?(?:보다 ?)?(?:더 ?)?"
COMPARATOR = re.compile(
    rf"(?P<le>이하|이내|안에|내에서?(?= )|(?:한정|제한)[된되]|초과하{_NOT}|초과되{_NOT}|넘{_NOT}|상회하{_NOT}"
    rf"|{_THAN}(?:{_MORE}){_NOT}"
    rf"|{_THAN}(?:{_LESS})거나 ?(?:이?와 ?)?(?:같|동일|동등)|{_THAN}같거나 ?(?:{_LESS})|{_SUCH}(?:{_LESS}|이하|미만)"
    rf"|{_OR}(?:이하|미만|{_LESS}))"
    rf"|(?P<ge>이상(?!적)|하회하{_NOT}|미달하{_NOT}|{_THAN}(?:{_LESS}){_NOT}"
    rf"|{_THAN}(?:{_MORE})거나 ?(?:이?와 ?)?(?:같|동일|동등)"
    rf"|{_THAN}같거나 ?(?:{_MORE})|{_SUCH}(?:{_MORE}|초과|이상)|{_OR}(?:이상|초과|{_MORE})|에 ?(?:달하|이르)는)"
    rf"|(?P<inclusive>{_SUCH}(?:{_FINE})|{_OR}(?:{_FINE})|{_THAN}(?:{_FINE})\w{{0,3}} ?같)"
    rf"|(?P<gt>초과|넘[는어고으]|상회|{_THAN}(?:{_MORE}))"
    rf"|(?P<lt>미만|하회|미달|{_THAN}(?:{_LESS}))"
    rf"|(?P<better>{_THAN}(?:{_FINE}))"
)
"""Stands behind the figure, its unit, a bracketed restatement and a particle."""
OPS = {"le": Op.LE, "ge": Op.GE, "gt": Op.GT, "lt": Op.LT}
BETTER_LATER = re.compile(rf"{_THAN}(?:{_FINE}|{_LESS}|{_MORE})")
"""보다 우수한 behind a formula: a bound that is no figure."""
GLOSS = re.compile(rf" ?\((?:{_THAN})?(?:(?P<up>{_MORE})|(?P<down>{_LESS}))[^()]{{0,6}}\)")
"""보다 우수한 (작은): the bracket says which way is better."""

_COUNTERS = (
    r"개소|개|가지|종류|종|쌍|대|층|장|축|회선|회|번|배|명|점|채널|소자|핀|단자|비율|큐비트|화소|픽셀|레벨|단|줄|본"
    r"|사이클|라인|포트|노드|블록|스테이지"
)
COUNTER = re.compile(
    rf" ?(?:{_COUNTERS})(?![가-힣])"
    rf"|(?!를|을|에|의|인|로|보다| ?이상| ?이하| ?초과| ?미만| ?이내) ?(?:{_COUNTERS}|[가-힣]{{1,6}}?)"
    rf"(?=(?:을|를|의|이|가|은|는|인|으로|로|에서|보다)? ?(?:이상|이하|미만|초과|이내|넘는|보다))"
    rf"|(?:{_COUNTERS})(?=[을를의이가은는인로에과와])"
)
"""What things are counted by; a number with a counter is a bare number."""
_ASIDE = (
    r"(?: ?(?:rms|RMS|p-p|peak|TIR|mol|molar)(?![A-Za-z])| [A-Z]{2,4}(?= ?[이초미]))?"
    r"(?: ?/ ?(?:full )?[a-z]{3,}(?![A-Za-z]))?"
    r"(?: ?\([^()]{1,40}\))?(?: ?(?:rms|RMS|TIR)(?![A-Za-z]))?"
)
_PARTICLE = r"(?: ?(?:값)?(?:을|를|이|가|은|는|로|의|인))?"
_NEARLY = (
    r"(?: ?(?:의 )?(?:(?!이상|이하|초과|미만|보다|범위|경우|및|또는|혹은|에서)[가-힣]{1,6}|['‘\"][가-힣 ]{1,12}['’\"])"
    r"(?: ?\([^()\d]{1,24}\))?(?:을|를|이|가)?)??"
)
BEHIND = re.compile(rf"{_ASIDE}{_PARTICLE}{_NEARLY} ?(?:{COMPARATOR.pattern})")
"""A comparator behind the figure; between them an aside (rms), a particle and a noun (1.2 GHz 주파수를 초과)."""
SYMBOL_BEFORE = re.compile(r"(?P<ge>[≥≧⩾]|>=) ?$|(?P<le>[≤≦⩽]|<=) ?$|(?P<gt>[>＞]) ?$|(?P<lt>[<＜]) ?$")
SYMBOL_AROUND = re.compile(r"\s*(?P<op>≤|≦|<=|<|＜)\s*[A-Za-z][\w{}]*\s*(?=[≤≦<＜])")
"""10 Hz < F < 10 kHz."""
AT_LEAST = re.compile(r"(?:최소한?|적어도)(?: ?각각)? ?$")
AT_MOST = re.compile(r"(?:최대|많아야|최고) ?$")
OF_A_GROUP = re.compile(r"중 ?(?:최소한?|적어도)? ?$")
"""3가지 기능 중 최소 2가지: some of those named."""
OUTSIDE = re.compile(r" ?(?:범위)? ?(?:이외의(?=[^;,.]{0,20}범위)|[을를] 벗어난?|밖의)")
TERM = re.compile(r" ?(?:의|과의|와의|를|을|과|와)? ?(?:곱|합(?!금|성)|배수|더한|뺀|나눈)|\*|/ ?(?:[A-Z(\d]|f[A-Z])")
"""The figure is a term of a formula."""
NOT_MEASURED = re.compile(r"에서|기준|일 ?때|대비|상태|조건")

NUMBER_IS = re.compile(r"(?:의 수|개수|수|갯수|비율|비)(?:가|는|이) ?$")
HAS = re.compile(
    r"(?: ?(?:개|가지|종|쌍|대|층|장|축))?의 [^.;,()]{1,30}?(?:을|를|으로|로) ?"
    r"(?:내장|갖|가진|가지|구비|포함|구성|보유|사용|장착|탑재|이루)"
)
"""3개의 촬상소자를 내장하고: a count said of parts."""
IS = re.compile(r" ?(?:개|가지|축)?(?:인 (?:것|경우|합성)|이고|이며|인$|이[ ,]|인 )")

TO = re.compile(r" ?(?:~|～|∼|〜|에서부터|에서|부터|내지|-|－|–|—) ?(?:최대 )?")
AND = re.compile(r" ?(?:와|과|및) ?")
AFTER_RANGE = re.compile(r" ?(?:사이|까지|의? ?범위|간의?)")
REFERRED = re.compile(r"(?:번|항)?에(?:서)? ?(?:명시|규정|기술|열거|해당|규제|통제)")
OPEN_RANGE = re.compile(r" ?(?:부터|~|～|∼|〜|에서) ?")
UNTIL = re.compile(r" ?까지")
JOINED = re.compile(
    r"(?:인|의|하[며고는되여]|되|이[고며되]|으?로|이면서|하면서|하는|이나|이지만|이되|이?거나)?,? ?"
    r"(?:및|그리고|또는|부터|~|～|∼|〜|에서|-|－|단|동시에)?(?: ?최대)?,? ?"
)
"""What may stand between two bounds on one quantity."""

EXCLUDED = re.compile(
    r"(?:통제|규제|제어)(?:하|되|대상)?[가-힣 ]{0,4}?(?:지 ?(?:않|아니)|에서 제외|아니)|적용(?:하|되)?지 ?(?:않|아니)"
    r"|포함(?:하|되)?지 ?(?:않|아니)|해당(?:하|되)?지 ?(?:않|아니)|제외(?:한다|된다|됨|함|하며|되며"
    r"|하고,)?(?= ?(?:[.,;:)\]]|$))"
    r"|대상이 아니|예외로|불포함"
)
REFERENCES = re.compile(r"\d[A-E]\d{3}[\w.]*(?: ?(?:또는|및|,|이나|[과와나]) ?\d[A-E]\d{3}[\w.]*)*\.?(?=[^;:]*$)")
OTHER_THAN = re.compile(r"(?:이외|외)(?:의|에|에는)(?= )|(?:을|를|은|는)? ?(?:제외(?:한|하고|하며|하고는)|뺀)")
SENTENCE = re.compile(r"(?:다|음|임|함|것|있음)\.(?=\s|$)|;|\n")
BREAK = re.compile(r"[;:]|\s(?:\d{1,2}|[a-z])\. |(?:것|경우)[;,.]|(?:이고|하고|며|으며|하여|하는 것)[ ,]")

CONDITION = re.compile(
    r"(?:에서(?!는? ?(?:작동|동작|사용|운용|운전|기능|제 기능|이용|안정|최대|항법|순항|동조|통신|송신|수신"
    r"|열분해))|에 ?있어서?|일 ?때|할 ?때|때[,에의]|(?:측정|작동|동작|사용|시험|통과|운전|가동|만재"
    r"|생성) ?시에?[ ,는]|측정(?:했|한|하|된|시)|의 ?경우|인 ?경우|상태|조건"
    r"|동안|기간|에 ?걸쳐|에 ?대(?:해|하여|한)|마다|내에서|이내에서|환경|하에서|기준[,으으로])"
)
OPERATES = re.compile(
    r"(?:에서|에|로|으로) ?(?:[가-힣]+하게 |[가-힣]+으로 )?(?:제 ?기능|작동|동작|사용|운용|운전|기능|이용|견디"
    r"|견딜|항법|순항|동조|통신|송신|수신|최대 ?응답"
    r"|설계|최적화|정격|도달|가동|회전|분해)"
)
"""At what the goods work, which is a criterion, not how another figure is measured."""
PER = re.compile(r" ?(?:당|마다) ?")

TEMPERATURE = re.compile(r"온도|융점|녹는|끓는|비등|섭씨|가열|냉각")
GRAVITY = re.compile(r"가속|진동|충격|자이로|중력|원심|바이어스|편차|척도계수|g-force")
MASS = re.compile(r"질량|중량|무게|함유|선적|폭발물|입자|처리|용량|불균형")
LOWER_IS_BETTER = re.compile(
    r"정확|정밀|분해|해상|안정|반복|불확도|오차|잡음|노이즈|드리프트|편차|편류|균일|조도|평탄|직선|선형|지터|왜곡"
    r"|손실|분산|워크|감도"
    r"|잔류|공차|불평형|허용"
)
HIGHER_IS_BETTER = re.compile(
    r"순도|효율|확률|투과|반사|비율|억제|분리도|이득|지향|비트|속도|출력|신뢰|강도|투명|성능|동적 ?범위"
)
