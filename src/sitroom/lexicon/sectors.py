"""What kind of actor the words of a phrase mean, by the sectors of PLOVER (`world/actor_tables.py` lists them).

Origin: our own table; the sectors are those of the PLOVER codebook, the words general knowledge of press usage.
"""

#: Sector -> phrases in lower case, nouns in the singular (a plural is looked up by its singular).
_PHRASES: dict[str, str] = {
    "GOV": "government|president|vice president|prime minister|premier|chancellor|minister|ministry"
    "|department|secretary|secretary of state|official|authority|administration|cabinet|king|queen"
    "|monarch|emperor|sultan|emir|prince|royal family|supreme leader|leader|head of state|spokesman"
    "|spokeswoman|spokesperson|envoy|ambassador|diplomat|embassy|consulate|consul|governor|mayor|council"
    "|regime|leadership|junta|central bank|treasury|attorney general|negotiator|negotiating team"
    "|delegation|delegate|customs|tax office|agency|taoiseach|bureaucrat|civil servant|adviser|advisor"
    "|politburo|municipality|commission|presidency|ruler|mission|aide|security council|regulator"
    "|government troops|court of auditors|chief of staff of the president|foreign policy chief"
    "|first minister",
    "MIL": "army|military|troop|soldier|force|armed forces|navy|air force|marine|paratrooper|general"
    "|colonel|admiral|commander|officer|army chief|military chief|military spokesman|army spokesman"
    "|warship|fighter jet|warplane|jet|bomber|tank|artillery|battalion|brigade|division|regiment"
    "|special forces|commando|conscript|serviceman|coast guard|border guard|national guard|chief of staff"
    "|general staff|joint chiefs|airman|sailor|submarine|garrison|fleet|drone|mercenary|security forces"
    "|coalition forces|gunship|presidential guard|republican guard|revolutionary guard|military official"
    "|army officer|military officer|pilot|infantry|lieutenant|major|captain|peshmerga|defence forces"
    "|defense forces|military police|missile|military attache|army general|helicopter|frigate|patrol boat"
    "|air strike",
    "LEG": "parliament|parliamentarian|lawmaker|legislator|legislature|senate|senator|congress"
    "|congressman|congresswoman|house of representatives|national assembly|deputy|mp|member of parliament"
    "|member of congress|assembly|house of commons|speaker|parliament speaker|house speaker"
    "|representative|lower house|upper house|ruling party lawmaker|member of the european parliament"
    "|parliamentary committee|senate committee",
    "JUD": "court|judge|supreme court|constitutional court|high court|tribunal|judiciary|prosecutor"
    "|magistrate|chief justice|jury|appeals court|prosecutor general|chief prosecutor|court of appeal"
    "|special prosecutor|public prosecutor|prosecutor's office|attorney|justice",
    "SPY": "intelligence|intelligence service|intelligence agency|intelligence official"
    "|intelligence officer|intelligence chief|spy|spy agency|spy chief|secret service|secret police"
    "|security service|state security|domestic security agency|counterintelligence|intelligence operative"
    "|intelligence directorate",
    "COP": "police|policeman|policewoman|police officer|police chief|police commander|police spokesman"
    "|police force|gendarme|gendarmerie|riot police|constable|sheriff|detective|carabinieri"
    "|law enforcement|prison guard|anti-terror police|police commissioner|traffic police|federal agent"
    "|prison officer",
    "PTY": "party|political party|ruling party|coalition party|party leader|party official|party member"
    "|democrat|republican|communist|socialist|conservative|nationalist|liberal|green|far-right party"
    "|ruling coalition|communist party",
    "OPP": "opposition|opposition leader|opposition party|opposition politician|opposition candidate"
    "|opposition figure|opposition supporter|opposition activist|opposition lawmaker|opposition movement"
    "|opposition group|opposition coalition|opposition alliance|opposition spokesman|dissident"
    "|government critic|political prisoner|jailed opposition leader|exiled opposition leader"
    "|kremlin critic|pro-democracy leader",
    "REB": "rebel|rebel group|rebel leader|rebel fighter|rebel commander|rebel force|rebel forces"
    "|insurgent|insurgency|guerrilla|militant|militant group|separatist|separatist leader|militia"
    "|militiaman|militia leader|terrorist|terrorist group|jihadist|fighter|warlord|extremist|paramilitary"
    "|suicide bomber|armed group|mujahid|secessionist|bomber cell|guerrilla leader|guerrilla commander"
    "|rebel army|liberation army|liberation front|islamist fighter|islamist militant|islamic militant"
    "|insurgent group|militia fighter|separatist rebel|separatist authorities",
    "UAF": "gunman|armed man|attacker|masked man|sniper|assailant|unidentified gunman|unknown gunman"
    "|hijacker|kidnapper|armed tribesman|armed civilian|unidentified attacker|masked gunman"
    "|unknown assailant|car bomber",
    "CRM": "gang|gang member|gangster|criminal|cartel|drug cartel|drug trafficker|trafficker|smuggler"
    "|human trafficker|pirate|mafia|bandit|robber|looter|poacher|drug lord|hacker|thief|people smuggler"
    "|organized crime|organised crime|drug gang|arms dealer|ransomware group|crime syndicate"
    "|cattle rustler|hacking group|gang leader|drug dealer|mob boss",
    "BUS": "company|firm|corporation|business|businessman|businesswoman|industry|investor|bank|banker"
    "|trader|manufacturer|exporter|importer|oil company|airline|executive|chief executive|ceo|oligarch"
    "|entrepreneur|shareholder|carmaker|automaker|chamber of commerce|stock exchange|tycoon|billionaire"
    "|retailer|contractor|shipping line|mining giant|oil giant|tech giant|energy giant|gas giant"
    "|oil major|conglomerate|merchant|shopkeeper|owner|operator",
    "MED": "journalist|reporter|media|newspaper|news agency|television|tv station|tv channel"
    "|correspondent|press|editor|broadcaster|state media|state television|state tv|state radio"
    "|photographer|cameraman|blogger|columnist|news channel|daily|magazine|radio station|radio"
    "|state news agency|news website|war correspondent|news crew|tv crew|website",
    "EDU": "university|student|teacher|professor|school|academic|researcher|scholar|schoolchild"
    "|schoolgirl|schoolteacher|lecturer|college|pupil|scientist|student leader|student activist"
    "|university student|academy|think tank researcher|historian",
    "HLH": "doctor|nurse|hospital|medic|health worker|physician|paramedic|surgeon|clinic|medical staff"
    "|medical worker|health care worker|ambulance crew|vaccination worker|ambulance|health official"
    "|epidemiologist|medical team",
    "LAB": "union|trade union|labor union|labour union|worker|striker|union leader|labor leader"
    "|labour leader|miner|dockworker|truck driver|taxi driver|employee|steelworker|garment worker"
    "|bus driver|railway worker|factory worker|transport worker|labourer|laborer|trade unionist"
    "|teachers union|teachers' union|air traffic controller|postal worker|oil worker|migrant worker"
    "|lorry driver|trucker|federation of labor",
    "REL": "church|priest|bishop|archbishop|pope|cleric|imam|rabbi|monk|mosque|patriarch|cardinal"
    "|religious leader|ayatollah|grand mufti|mufti|preacher|nun|dalai lama|missionary|pastor|lama"
    "|synagogue|evangelical|holy see|diocese|muslim cleric|shiite cleric|church leader|buddhist monk"
    "|vatican|pontiff|grand ayatollah|seminary",
    "NGO": "aid group|aid agency|charity|human rights group|rights group|humanitarian organization"
    "|aid worker|relief worker|ngo|nongovernmental organization|non-governmental organization|watchdog"
    "|foundation|think tank|environmental group|environmentalist|human rights organization"
    "|humanitarian worker|rights activist|human rights activist|environmental activist|campaigner"
    "|advocacy group|civil society group|human rights lawyer|human rights defender|rights monitor"
    "|monitoring group|relief agency|relief organization|humanitarian group|activist group"
    "|press freedom group|conservation group|women's rights group|aid convoy|civil society"
    "|aid organization|aid organisation|rights campaigner|animal rights group|anti-corruption group"
    "|election watchdog",
    "IGO": "peacekeeper|un peacekeeper|peacekeeping force|peacekeeping mission|un mission"
    "|weapons inspector|inspector|international community|un expert|blue helmet|un inspector"
    "|peacekeeping troop|un convoy|un official|un envoy|nuclear inspector|eu official|eu monitor"
    "|eu leader|nato official|election observer|observer mission|ceasefire monitor|un special envoy"
    "|un special rapporteur|allied forces|nato troop|nato soldier|nato warplane|eu diplomat",
    "REF": "refugee|asylum seeker|displaced person|displaced people|migrant|evacuee|boat people"
    "|displaced family|returnee|internally displaced|exile|rohingya refugee|displaced villager"
    "|displaced resident",
    "AGR": "farmer|peasant|fisherman|herder|herdsman|grower|rancher|coca grower|shepherd|farm worker"
    "|farmworker|pastoralist|agricultural worker|landowner|fishing crew|fishing boat|trawler|smallholder"
    "|beekeeper|nomad|vintner",
    "CVL": "civilian|people|protester|demonstrator|resident|villager|citizen|activist|woman|child|family"
    "|voter|crowd|mob|youth|tribesman|tribe|community|settler|local|public|hostage|detainee|prisoner"
    "|inmate|tourist|passenger|population|man|girl|boy|mourner|worshipper|muslim|christian|hindu|jew|kurd"
    "|tutsi|hutu|sunni|shiite|rohingya|uyghur|tamil|national|indigenous|tribal elder|tribal leader|elder"
    "|chief elder|ethnic|rioter|supporter|consumer|bystander|pilgrim|survivor|victim|relative|expatriate"
    "|veteran|artist|musician|singer|writer|poet|actor|actress|athlete|player|fan|minority|commuter"
    "|driver|mother|housewife|pensioner|traveler|traveller|celebrity|novelist|film director|footballer"
    "|climate activist|pro-democracy activist|anti-war protester|clan|chieftain|teenager|elderly|neighbor"
    "|neighbour|uighur|tibetan|hazara|yazidi|druze|copt|tuareg|basque|catalan|palestinian",
    "ELI": "ex-president|ex-prime minister|ousted president|ousted prime minister|deposed king"
    "|deposed president|first lady|elite|former first lady|toppled president|exiled president"
    "|ousted leader|deposed leader|ex-minister|ex-leader",
}
SECTOR_WORDS: dict[str, str] = {phrase: sector for sector, phrases in _PHRASES.items() for phrase in phrases.split("|")}
