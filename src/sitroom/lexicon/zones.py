"""By how many hours the clocks of capitals are ahead of Greenwich, in winter: who phones across them dates twice.

Origin: our own table, from public tables of standard time; summer time moves a capital by one hour, which is nothing
where it is used: to see that an evening in Washington is the next morning in Moscow.
"""

_HOURS = {
    -6: "MEX GTM SLV HND NIC CRI BLZ", -5: "USA CAN CUB HTI JAM PAN COL ECU PER BHS",
    -4: "VEN BOL CHL DOM GUY BRB TTO PRY", -3: "BRA ARG URY SUR", 0: "GBR IRL PRT ISL MAR SEN GHA CIV MLI GIN LBR SLE "
    "GMB MRT BFA TGO", 1: "FRA DEU ITA ESP POL NLD BEL LUX AUT CHE CZE SVK HUN DNK NOR SWE ALB HRV SVN BIH SRB MNE MKD "
    "XKX MLT VAT DZA TUN NGA NER TCD CMR GAB COG COD AGO BEN", 2: "UKR FIN EST LVA LTU ROU BGR GRC CYP MDA EGY LBY ISR "
    "PSE JOR LBN SDN SSD ZAF ZWE ZMB MOZ BWA NAM RWA BDI MWI", 3: "RUS BLR TUR SAU IRQ KWT QAT BHR YEM SYR ETH ERI "
    "SOM DJI KEN UGA TZA MDG SUN", 3.5: "IRN", 4: "GEO ARM AZE ARE OMN MUS", 4.5: "AFG",
    5: "PAK UZB TKM TJK KAZ MDV", 5.5: "IND LKA", 6: "KGZ BGD BTN", 6.5: "MMR", 7: "THA VNM KHM LAO IDN",
    8: "CHN TWN PHL SGP MYS BRN MNG", 9: "JPN KOR PRK", 10: "AUS PNG", 11: "SLB VUT", 12: "NZL FJI",
}  # fmt: skip

#: Actor id of a state: hours.
HOURS: dict[str, float] = {f"state:{code}": hours for hours, codes in _HOURS.items() for code in codes.split()}
#: From so many hours between two capitals on, an evening in one is mostly the next day in the other.
FAR = 5.0
