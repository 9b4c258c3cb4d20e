"""Furniture of news pages: the wording of what stands on a page but is not the article; patterns of our own.

Case matters unless a pattern says otherwise: "Credit: AP" is a credit, "credit: rating agencies say" is not.
Beside each pattern stands the phrase that made it necessary.
"""

import re

_I = re.IGNORECASE

#: A whole paragraph that is furniture, from its first to its last character.
LINES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        # "date 2022-01-10 Play video", "Published 25 January 2022", "Last updated on: 3 hours ago"
        r"(?:date|published|updated|posted|last updated|first published|modified|created)\b(?: on| at)?:?"
        r"(?:[\s,:|•–-]+(?:\d[\d:./-]*(?:st|nd|rd|th)?|[ap]\.?m\.?|gmt|bst|utc|c?e[sd]?t|on|at|of|play|video|ago|"
        r"hours?|min\w*|days?|"
        r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?)+",
        r"\d{1,2} (?:minutes?|hours?|days?|weeks?|months?|years?) ago",
        r"\d{1,2}[ -]min(?:ute)?s?(?: read| listen| watch)?",
        # "Play video", "Watch live", "Listen to this article", "Slideshow (2 Images)"
        r"(?:play|watch|pause|share|embed|show)(?: the| this| our)?(?: full)? (?:video|live|audio|interview|clip|"
        r"caption)s?"
        r"(?: (?:below|above|here|now))?\W*",
        r"listen(?: to)? (?:this |the )?(?:article|story|podcast|now|live)\W*(?:\d+ min\w*)?",
        r"(?:slideshow|gallery|photos?|images?|videos?|audio)(?: ?\(\d+ \w+\))?:?",
        r"(?:close|menu|search|home|skip to \w+(?: \w+)?|log ?in|log ?out|sign ?in|sign ?up|subscribe(?: now)?|"
        r"register|donate|back to top|print(?: this)?(?: page| article)?|e-?mail|copy (?:article )?link|save|options|"
        r"download page|contents|jump to|previous|next|more|toggle \w+|my account|dashboard|newsletters?|topics|tags)",
        # "Share this article", "Share on Facebook", a row of networks
        r"share(?: (?:this|on|via|with|the|full)\b.{0,40})?:?",
        r"(?:(?:facebook|twitter|whatsapp|instagram|linkedin|reddit|telegram|tumblr|pinterest|messenger|flipboard|"
        r"threads|bluesky|e-?mail|sms|print|copy link|share|x|link|&|and)[\s,|•·]*){1,10}",
        # "Advertisement", "ADVERTISEMENT Continue reading below", "Supported by", "Sponsored content"
        r"(?:(?:advertisement|ad|article continues (?:below|after)(?: (?:this|the))?(?: ad\w*)?|continue "
        r"reading(?: below)?"
        r"|continue reading the main story|story continues below(?: ad\w*)?|supported by|scroll to "
        r"continue)[\s:.–—-]*)+",
        r"sponsored(?: content| by .{1,40})?|promoted(?: content| stories)?|paid (?:post|content)",
        # "READ ALSO  Man held in ...", "RELATED: ...", "More on this story", "Read more:"
        r"(?:read also|also read|read more|read next|see also|related|more from|more on(?: this (?:story|topic))?|"
        r"more in|watch also|"
        r"don['’]t miss|in case you missed it|you (?:may|might) (?:also )?like|recommended(?: for you)?|"
        r"related (?:articles|stories|topics|content|links|coverage|posts|news|internet links)|"
        r"(?:more|most|top|latest|trending|popular|other|featured) (?:stories|news|articles|read|posts|topics|videos?)"
        r"|around the bbc|most (?:read|popular|watched|viewed)|editor['’]?s['’]? (?:picks?|choice)|our picks|up next"
        r"|read our full coverage|further reading|what to read next)\b\W*",
        r"(?:read also|also read|read more|read next|see also|related(?: (?:story|article|link|content|news))?|"
        r"more|watch"
        r"|listen|must[- ]read|don['’]t miss|dig deeper|go deeper|opinion|analysis|photos?|video|gallery|explainer|"
        r"live)"
        r" ?(?:[:|»>]|: ?>|from|on) ?(?-i:[A-Z0-9‘“\"'(\[]).{3,160}(?<![.:])",
        # "CLICK HERE TO READ MORE", "GET THE APP BY CLICKING HERE"
        r".{0,80}\b(?-i:CLICK(?:ING)? HERE)\b.{0,90}",
        r"\W{0,3}click here (?:to|for) .{3,100}",
        # comment forms: "Leave a Reply", "Your email address will not be published.", "%d bloggers like this:"
        r"leave a (?:reply|comment)\b.{0,40}",
        r"your e-?mail address will not be published.{0,60}",
        r"required fields are marked.{0,20}",
        r"(?:%d|\d+) bloggers? likes? this:?",
        r"(?:view|show|hide|load|read|post|join|see)(?: all| the| more| your| \d+)* (?:comments?|conversation|"
        r"replies)\W*",
        r"(?:\d+ )?comments?(?: \(\d+\))?(?: are (?:closed|off))?\W*",
        r"notify me of (?:new|follow-up).{0,60}",
        r"save my name, e-?mail.{0,90}",
        r"name \*|e-?mail \*|website|comment \*|post comment|cancel reply|like loading\W*|loading\W*",
        # rights: "© 2022 The Gazette. All rights reserved.", "Copyright 2022 ..."
        r"\W{0,3}(?:copyright\b|©|\(c\) ?\d{4}|™).{0,260}",
        r".{0,160}\ball rights reserved\b.{0,160}",
        r".{0,200}\bmay not be (?:published|reproduced|redistributed|republished)\b.{0,200}",
        r".{0,60}\bis not responsible for the content of external\b.{0,90}",
        r"analysis/opinion:?|opinion:?|editorial:?|exclusive:?|breaking(?: news)?:?|live updates?:?|developing(?: "
        r"story)?:?",
        # contact lines: "Got a tip? Email us", "newsdesk@example.org"
        r".{0,120}\b[\w.+-]+@[\w-]+\.[\w.]{2,}.{0,60}",
        r"(?:https?://|www\.)\S+",
        r"[-*•]? ?!?\[[^\]]*\]\(\S+\)",
        # "What do you think? Let us know", "Have your say in the comments"
        r"(?:have your say|tell us (?:what|your)|let us know|what do you think|send us|get in touch|got a (?:tip|"
        r"story)|"
        r"do you have (?:a|any) (?:tip|question|stor|comment)|are you (?:in|affected)|have you been "
        r"affected)\b.{0,160}",
        r"(?:enlarge (?:this )?image|(?:toggle|hide) caption|image (?:source|caption)|media caption|getty images)",
        r"in this (?:article|story|video)\W*|key points|listen \d+:\d+|transcript|download|embed",
        r"this (?:video|content|page|browser|site|form) (?:can(?:not|['’]t)|is not|could not|requires|does not|is "
        r"loading)\b"
        r".{0,120}",
        r".{0,30}(?:please )?(?:enable|turn on|disable) (?:javascript|cookies|your ad.?blocker).{0,120}",
        r"(?:terms (?:of|and) \w+|privacy(?: policy| notice)?|cookie(?:s| policy| settings| preferences)|about us|"
        r"contact us|"
        r"advertise(?: with us)?|careers|help|site ?map|accessibility(?: \w+)?|do not sell.{0,40})"
        r"(?:[ |·•,&]+\w+)*",
        # "Send a tip to the news desk", "( PHOTOS: ten quotes)", "prev Image 2 of 2", "Here are today's top headlines."
        r"send (?:a|us|your) (?:tip|letter|comment|stor|photo|video|question)s?\b.{0,90}",
        r"\(? ?(?:photos|video|watch|gallery|see|read|poll|quiz|also|more|related|pictures): ?.{3,100}\)",
        r"(?:prev|next) image \d+ of \d+|\[pullquote\]|#{1,4} (?:links|share|tags|comments?)",
        r"(?:here are|check out|catch up on|see|read|follow) (?:your|our|all(?: of)? the|the latest|more of|the "
        r"companies|what['’]s)\b"
        r".{0,60}\b(?:headlines|coverage|podcast|trading|bell|clicking|stories)\b.{0,60}",
        r"(?:also see|go deeper|see more|in other news|links|tags?|filed under|topics?)\b\W{0,4}",
        r"(?:this|the) (?:story|article|post|report|headline|piece) (?:has been|was) (?:updated|corrected|amended|"
        r"edited|published)"
        r"\b.{0,160}",
        r"editor['’]s note: .{0,60}\b(?:paywall|free|newsletter|column|opinion|blog|series)\b.{0,160}",
        r"\*{0,2}click\W{0,8}here\W{0,8}to .{3,260}",
        r"as a subscriber, you .{3,120}|please make sure .{3,90} (?:correct|filled in)\.?",
        r"the (?:opinions|views) expressed .{3,160}",
        # who the author is: "A. Person is a senior reporter based in London. You can follow her ..."
        r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}),? (?:is|was|covers|writes|has been|has "
        r"covered)\b(?=.{0,80}\b(?:reporters?|editor|"
        r"columnist|correspondent|contributor|staff writer|writes about|fellow at))(?=.{0,400}\b(?:based in|for "
        r"(?-i:[A-Z])|at (?-i:[A-Z])|"
        r"covers|writes|follow|contributor|author of)).{10,400}",
        # a transcript's own notice: "This is a rush transcript. Copy may not be in its final form."
        r"this (?:is a rush )?transcript (?:has been|may|is|was)\b.{0,200}|this is a rush transcript.{0,120}",
    )
)

#: Words that make a short paragraph furniture wherever they stand in it.
APPEALS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        # newsletters: "Sign up for our newsletter", "Get the day's news in your inbox", "Subscribe to our channel"
        r"(?:^|[.!?:;|*”] ?)\W*(?:please |to |don['’]t forget to )?sign up (?:for|to|here|now|today|below|and|with)\b",
        r"\bsign(?:ing)?[ -]up (?:here|now|today|below)\b|\bnewsletter sign[ -]up\b",
        r"\b(?:subscribe|subscribing|subscription)\b.{0,60}\b(?:our|the|to|newsletter|here|channel|podcast|now|"
        r"today)\b",
        r"\b(?:newsletters?|delivered|straight|direct(?:ly)?|sent|first|news)\b.{0,30}\b(?:to|in) your (?:e-?mail "
        r")?inbox\b",
        r"\b(?:our|this|the|daily|weekly|free|morning|evening|email|e-mail)\b[\w ',’-]{0,30}\bnewsletters?\b.{0,60}"
        r"\b(?:sign up|subscribe|get it|receive|free|here|inbox)\b",
        r"\bget (?:the|our|all|more|breaking|today|your|unlimited|access|exclusive)\b.{0,60}"
        r"\b(?:newsletter|inbox|app|alerts?|subscri|on the go|delivered|stories you care)\b",
        r"\byou agree to (?:our|the|receive)\b|\bagree to our (?:terms|privacy|use)\b|\bprivacy policy\b",
        # social media: "Follow us on Twitter", "Follow her @name", "Join us on Facebook"
        r"\b(?:follow|like|join|find|add|connect with) (?:us|him|her|them|me|the \w+|\w+ \w+|@?\w+)(?: \w+)?"
        r" (?:on|at|via|@)\s*(?:twitter|facebook|instagram|telegram|linkedin|youtube|social|google|x\b|tiktok|@\w)",
        r"\bfollow @\w+|\bon twitter:? ?(?:at )?@\w+|\bon twitter @\w+",
        r"(?:^|[.!?:] )\W*download (?:our|the) (?:free )?(?:\w+ )?app\b|\bdownload our (?:\w+ )?app\b",
        # cookies: "We use cookies to ..."
        r"\b(?:we|this (?:web)?site|our partners)\b.{0,40}\buses? (?:of )?cookies\b|\baccept (?:all )?cookies\b|"
        r"\buse of cookies\b|\bcookie (?:policy|consent|settings)\b",
        # readers' money: "Support our journalism", "Thank you for reading"
        r"\b(?:support|fund|power|value) (?:our|independent|quality|nonprofit) (?:\w+ )?journalism\b",
        r"\bthank you for (?:reading|signing|subscribing|registering|visiting|your support)\b",
        r"\bour editorial (?:values|standards|guidelines)\b|\bread more about our\b|\bhow we (?:use|store) your data\b",
        r"\b(?:sign|log|create|register)\b.{0,25}\b(?:account|in) (?:to|for) (?:continue|read|comment|access|view|"
        r"post|free)",
        r"\bfor (?:more|the latest|all|breaking)\b.{0,50}\b(?:visit|go to|click|see|check out|follow|download) "
        r"(?:our|us|here|\S+\.(?:com|org|net|co))",
        r"\bvisit \w+(?: \w+)?['’]s (?:homepage|website) for more\b|\bcheck out (?:what['’]s|our|more)\b.{0,60}",
        r"\b(?:comments?|letters?|submissions?|op-eds?)\b.{0,40}\b(?:e-?mail(?:ed)?|sent?) (?:to|us)\b",
        r"\bare the author['’]?s['’]? (?:own|alone)\b|\bviews expressed\b.{0,60}\b(?:author|writer|own|not "
        r"necessarily)\b",
        r"\b(?:content|material|article|story) (?:created|provided|produced|published) by\b.{0,80}\bavailable\b",
        r"\bfor (?:licensing|reprint|syndication)\b|\breprint permission\b|\brepublish(?:ed)? (?:under|this|with)\b",
        r"\bterms (?:and conditions|of (?:use|service))\b",
        r"\b(?:podcast|episode)s?\b.{0,60}\b(?:subscribe|listen (?:on|here|now)|wherever you|apple podcasts|spotify)\b",
    )
)
#: The longest paragraph, in words, that an appeal makes furniture.
LONGEST_APPEAL = 90

#: Furniture that may share a line with the article; what matches is cut out as a block of its own.
PIECES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        # " date 2022-01-10 Play video" before a first sentence
        r"^(?:[Dd]ate|[Pp]ublished|[Uu]pdated) \d{4}-\d{2}-\d{2}(?: [Pp]lay video)?(?= |$)",
        r"^(?:Play|Watch) (?:video|now)(?= [A-Z])",
        r"^(?:Advertisement|ADVERTISEMENT)(?: (?:Advertisement|ADVERTISEMENT))*(?= [A-Z“\"])",
        r"(?<=[.!?”\"]) (?:Advertisement|ADVERTISEMENT)$",
        # "READ ALSO  Man held in ..." to the end of its line
        r"(?:^|(?<=[.!?”\"]) ?)(?:READ|Read|SEE|See) (?:ALSO|also|Also|MORE|More)\b ?:? ?(?=[A-Z]).{3,160}$",
        r"(?:^|(?<=[.!?”\"]) )\(?(?:CLICK HERE|Click here)\b[^.!?]{0,90}(?:[.!?)]|$)",
        r"(?:^|(?<=[.!?”\"]) )Share this article\.?",
        r"(?:^|(?<=[.!?”\"]) )(?:Please )?(?:[Ss]ign up|[Ss]ubscribe) (?:for|to|here)\b[^.!?]{0,120}"
        r"(?:newsletters?|inbox|updates|channel)\b[^.!?]{0,60}[.!]?",
        r"(?:^|(?<=[.!?”\"]) )Your email address will not be published\.",
        r"(?:^|(?<=[.!?”\"]) )(?:The )?Associated Press (?:writers?|authors?|journalists?|"
        r"reporters?)\b[^.]{3,200}contributed"
        r"(?: to this (?:report|story|article))?\.",
        # "Reporting by A; Editing by B" at the end of the last paragraph
        r"(?:^|(?<=[.!?”\"]) )\(?(?:Additional reporting|Reporting|Writing|Editing|Compiled) by "
        r"[A-Z][^.!?]{3,200}[.)]{0,2}$",
    )
)

#: Openings after which the rest of a page is about the paper, as far as it goes on in that tone.
TAILS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        r"a (?:message|word|note) from (?:the|our) (?:editor|publisher|newsroom)\b.{0,40}",
        r"leave a (?:reply|comment)\b.{0,40}",
        r"about (?:the|this) (?:author|writer|newsletter|paper|site)s?\b.{0,20}",
    )
)
#: Words that keep such an ending going: the paper speaks of itself and to its readers.
TAIL_TALK = re.compile(
    r"\b(?:readers?|reading|subscri\w+|newsletters?|journalis\w+|newsroom|follow us|join us|support us|donat\w+|"
    r"sign up|"
    r"editorial|inbox|our (?:team|work|website|readers|coverage)|your (?:email|name|comment|support|browser)|bloggers|"
    r"comment|reply|advertis\w+|paywall|community)\b",
    _I,
)

#: Credits of photographs at the end of a line, with or without brackets.
CREDITS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        # "(image: AFP/Getty Images)", "(Photo: Getty Images)", "(Credit: Getty)", "[Photo by A. Person/Agency]"
        r"[(\[](?:[Ff]ile )?(?:[Ii]mages?|[Pp]hotos?|[Pp]ictures?|[Pp]ics?|[Cc]redits?|[Vv]ideo|[Gg]raphic|"
        r"[Ss]ource|PHOTO|IMAGE)"
        r"(?: [Cc]redits?| [Ss]ource| courtesy)?(?::| by| via| from) [^()\[\]]{2,90}(?:\([^()]{2,60})?[)\]]",
        r"[(\[](?:AP|AFP|Reuters|REUTERS|EPA|PA|Getty|TASS)[ /](?:Photo|PHOTO|Images|file|File|pool|Pool|photo|"
        r"Archive)?"
        r"[^()\[\]]{0,60}[)\]]",
        r"[(\[][^()\[\]]{2,60}(?:/|via |for )(?:Getty(?: Images)?|AP|AFP|Reuters|REUTERS|EPA|TASS|"
        r"Shutterstock)[^()\[\]]{0,40}[)\]]",
        # "... close to the border. Credit: Satellite image ©2021 Maxar"
        r"\b(?:(?:Photo|Image|Picture|Photograph|Video|Media|Satellite)s? )?(?:Credits?|Courtesy|CREDIT)(?: of)?: ?"
        r"(?:[A-Z©@][^.!?]{1,70})$",
        # "Picture by A. Person", "Photograph: A. Person/Agency"
        r"(?:^|(?<=[.!?”\"]) )(?:[Pp]ictures?|[Pp]hotos?|[Pp]hotographs?|[Ii]mages?)(?: courtesy)?(?::| by) "
        r"?[A-Z][^.!?]{2,70}\.?$",
        r"(?:^|(?<=[.!?”\"]) ?)(?:[A-Z][\w.'’-]+ ){0,4}[A-Z][\w.'’-]+/(?:Getty(?: Images)?|AP|AFP|Reuters|REUTERS|"
        r"EPA|TASS|"
        r"Shutterstock|Bloomberg|Pool|Anadolu Agency|NurPhoto)(?:[ /][\w ./]{0,50})?$",
        r"(?:REUTERS|AP Photo|AP PHOTO|AFP PHOTO|EPA)/[A-Z][\w .'’/-]{2,60}$",
        r"© ?(?:\d{4} )?[A-Z][\w .,'’/&-]{1,60}$",
        r"\b(?:Getty Images|AFP via Getty|AP Images)(?:/[\w ]{2,30})?$",
    )
)
#: Captions known by how they begin: "In this handout photo ...", "Image source, Getty Images", "FILE PHOTO: ..."
CAPTION_STARTS = re.compile(
    r"(?:In this (?:\w+ )?(?:handout|file|undated|pool|frame|still|satellite|combination)? ?(?:photo|image|picture|"
    r"grab|frame)"
    r"\b(?:[^.]{0,60})(?:taken|released|provided|made|shows?|,)|(?:FILE|File)(?: PHOTO| photo| -|:)|"
    r"Image (?:source|caption)|Media caption|(?:Enlarge this image )?(?:toggle|hide|Hide) caption|Enlarge this image|"
    r"(?:Photo|Image|Picture|Caption)(?: \d)?: )"
)
#: The longest caption, in words.
LONGEST_CAPTION = 80
