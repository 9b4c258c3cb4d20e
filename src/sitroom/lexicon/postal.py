"""How the press shortens the parts of the United States and Canada behind a town: "Alexandria, La.", "Paris, TX".

The parts are named by GeoNames' codes. Postal codes of the United States are those codes themselves. Origin: general
knowledge (the usage of US newspapers).
"""

#: Printed short form -> code of the unit.
SHORT_STATES: dict[str, str] = dict(
    pair.rsplit(" ", 1)
    for pair in (
        "Ala. US.AL|Ariz. US.AZ|Ark. US.AR|Calif. US.CA|Cal. US.CA|Colo. US.CO|Conn. US.CT|Del. US.DE|Fla. US.FL"
        "|Ga. US.GA|Ill. US.IL|Ind. US.IN|Kan. US.KS|Kans. US.KS|Ky. US.KY|La. US.LA|Md. US.MD|Mass. US.MA"
        "|Mich. US.MI|Minn. US.MN|Miss. US.MS|Mo. US.MO|Mont. US.MT|Neb. US.NE|Nebr. US.NE|Nev. US.NV|N.H. US.NH"
        "|N.J. US.NJ|N.M. US.NM|N.Y. US.NY|N.C. US.NC|N.D. US.ND|Okla. US.OK|Ore. US.OR|Pa. US.PA|Penn. US.PA"
        "|R.I. US.RI|S.C. US.SC|S.D. US.SD|Tenn. US.TN|Tex. US.TX|Vt. US.VT|Va. US.VA|Wash. US.WA|W.Va. US.WV"
        "|W. Va. US.WV|Wis. US.WI|Wisc. US.WI|Wyo. US.WY|D.C. US.DC|Alta. CA.01|B.C. CA.02|Man. CA.03|N.B. CA.04"
        "|Ont. CA.08|P.E.I. CA.09|Que. CA.10|Sask. CA.11|N.S. CA.07|NSW AU.02|N.S.W. AU.02|Vic. AU.07|Qld. AU.04"
    ).split("|")
)
#: Postal codes of the United States; in these letters, and only behind a town.
POSTAL = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA"
    " RI SC SD TN TX UT VT VA WA WV WI WY DC".split()
)
