"""The words by which Japanese laws compare, count and limit: data for the ``japanese`` modules."""

from __future__ import annotations

import re

from harmonize.model import Op

_MORE = r"大き|高|長|多|速|広|重|厚|深|強"
_LESS = r"小さ|低|短|少な|遅|狭|軽|薄|浅|弱|優れ|良"
COMPARATOR = re.compile(
    rf"(?:の[一-鿿]{{1,3}}?)?(?:(?P<le>以下|以内|を超えない|を超えず|を上回らない|より(?:も)?(?:{_MORE})くない)"
    rf"|(?P<ge>以上|を下回らない|より(?:も)?(?:{_LESS})くない|に達する)"
    rf"|(?P<gt>超(?!電導|伝導|音速|臨界|高|短|微|精密)|を超え|を上回|をこえ|より(?:も)?(?:{_MORE})(?:い|く|な))"
    rf"|(?P<lt>未満|を下回|に満たない|より(?:も)?(?:{_LESS})(?:い|く|な|た)?))"
)
"""Stands behind the figure, its unit and a bracketed restatement."""
OPS = {"le": Op.LE, "ge": Op.GE, "gt": Op.GT, "lt": Op.LT}

COUNTER = re.compile(
    r"(?:個|本|台|軸|層|種類|種|面|相|重|倍|回転|回|こま|枚|人|名|つ|段|級|点|基|組|か所|箇所|画素|演算|次元|桁|隻|機|行|列|対|周|名|株"
    r"|[ァ-ヺー]{2,10}|[Ａ-Ｚ]"
    r"|(?![以未超])[一-鿿]{1,3}?(?=以上|以下|未満|超|を超え))"
)
"""What things are counted by; a number with a counter is a bare number."""
TURNS = frozenset({"回", "回転"})
PER = re.compile(r"当たり|あたり|につき|ごとに|(?<=[秒分時]間)に(?=[〇一二三四五六七八九十百千])")
PER_OF = re.compile(r"の(?:(?!を乗|を除|で除)[^、。（）]){1,24}?(?:が|は)(?=[〇一二三四五六七八九十百千])")
"""一立方メートル当たりの質量が三〇キログラム: the quantity is named between the two figures."""
NEAR = re.compile(r"[一-鿿ァ-ヺー]{0,4}")
"""一時間につき推力一ニュートン当たり: a noun may stand between a divisor and what it divides."""
TERM = re.compile(r"(?:を|に|で)(?:乗じ|加え|減じ|除し|加算|減算|掛け)|の積|倍した")
"""The figure is a term of a formula."""

NUMBER_IS = re.compile(r"(?:の数|数|個数|本数|台数|枚数)(?:が|は)$")
IS = re.compile(
    r"(?:つ|個|本|台|枚|軸)?(?:のもの|である|であり|であ[っつ]|で、|とする|(?=又は[一二三四五六七八九〇]+のもの))"
)
"""軸数が三のもの: a count that is bounded on both sides."""
HAS = re.compile(
    r"(?:個|本|台|枚|つ)?の[^、。（）のに]{2,16}?(?:を(?:組み込|有する|備え|用い|内蔵|搭載)|からな|のみ)"
    r"|(?:個|本|台|枚|つ)(?:を)?有する"
)
"""一の撮像素子を組み込んだ: a count said of parts."""
AT_LEAST = re.compile(r"少なくとも$")
CLAUSE_OPENS = re.compile(r"(?:^|[、。（）]|た|る)$")

TO = re.compile(r"(?:から|～|〜|ないし|乃至)")
BETWEEN = re.compile(r"と")
UNTIL = re.compile(r"まで|の間|(?=の[一-鿿]{0,6}(?:範囲|間|帯域))")
JOINED = re.compile(
    r"(?:、|かつ|、かつ、|であり、かつ、|で、かつ、|であって、|かつ、|及び|又は|並びに|若しくは|、かつ)?"
)
"""What may stand between two bounds on one quantity."""

EXCLUDED = re.compile(r"(?:を除く|除く|除いたもの|除外する|含まない|含まれない|該当しない)。?$")
EXCLUDED_CLAUSE = re.compile(
    r"[^、。（）]*?(?:を有しない|を有していない|を有さない|を含まない|は含まない|に該当しない|することができない|(?:もの|装置|貨物)を除く)"
)
"""What the clause that goes on behind the figure says that the goods are not."""

CONDITION = re.compile(
    r"(?:において(?!稼働|使用|用い|作動|動作|運転)|における|場合|とき|時の|の際|で測定|で計測|で試験|範囲で|帯域で|状態で|条件で|にわたり|連続して)"
)
OPERATES = re.compile(r"で(?:使用|作動|動作|用い|運転|機能|最大感度|感度|発振|操作|試験|制御|計測でき|送信|受信)")
"""At what the goods work, which is a criterion, not how another figure is measured."""
SUBJECT = re.compile(r"[^、。（）]*?(?:の|における|に係る|に対する)[^、。（）]*(?:が|(?<![又く])は)[^、。]{0,8}$")
"""Goods or parts with one property, whose other property is bounded next (径が…を超える粒子の重量が)."""

TEMPERATURE = re.compile(
    r"温度|摂氏|融点|沸点|軟化点|分解点|転移点|引火点|発火点|露点|凝固点|冷却|加熱|焼|室温|熱|昇華|真空|気温|超電導|よどみ点"
)
OF_TEMPERATURE = re.compile(r"(?:以上|以下|未満|超|を超える|を下回る)の(?:[一-鿿]{0,4})温度")
"""Behind a figure: 六〇〇度以上の温度, whatever turns in the same sentence."""
ANGLE = re.compile(
    r"角|方位|緯度|経度|[南北]緯|[東西]経|回転|傾|視野|ビーム幅|旋回|仰|俯|姿勢|走査|ピッチ|ロール|ヨー|レート|指向|ヘディング|ランダムウォーク|位相|偏向|首振|地点|ドリフト|安定性"
)
FINE_ANGLE = re.compile(r"角|真直度|方位|直角度|平行度")
FINE_ANGLE_NOT = re.compile(r"時間|応答|速度|パルス|周期|遅延|秒間|幅")
