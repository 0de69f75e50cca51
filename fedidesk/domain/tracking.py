"""What addresses carry to tell on who follows them, and their removal.

Whatever else is in an address stays byte for byte, in its order.
"""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PREFIXES = tuple(
    _names(
        "utm_ mtm_ hsa_ __hs _hs oly_anon_ oly_enc_ vero_ bsft_ guce_referrer ml_subscriber "
        "pk_campaign pk_kwd "
        "pk_medium pk_source pk_content piwik_ matomo_ at_campaign at_custom at_medium at_link "
        "at_ptr at_format at_bbc ga_campaign ga_content ga_medium ga_place ga_source ga_term "
        "fb_action_ fb_source fb_ref _branch_ wt_mc wt.mc itm_ trk_"
    )
)
_NAMES = _names(
    "mkt_tok "
    "fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid msclkid yclid ysclid "
    "twclid ttclid igshid igsh li_fat_id mc_eid mc_cid mc_tc s_cid s_kwcid ef_id epik _openstat "
    "rb_clickid wickedid hsctatracking srsltid sc_cid sc_campaign sc_channel sc_content "
    "sc_medium sc_outcome sc_geo sc_country xtor cmpid ncid _ga _gl _ke __s spm icid "
    "irclickid irgwc dm_i ss_source ss_campaign_id unicorn_click_id sms_click sms_source "
    "nr_email_referer tduid zanpid cjevent cjdata mindbox-click-id vgo_ee ceneo_spo "
    "at_recipient_id at_recipient_list"
)
_OF_HOSTS = {
    "youtube.com": frozenset({"si", "feature", "pp", "ab_channel", "embeds_referring_euri"}),
    "youtu.be": frozenset({"si", "feature"}),
    "open.spotify.com": frozenset({"si", "context", "nd"}),
    "twitter.com": frozenset({"s", "t", "ref_src", "ref_url", "cxt"}),
    "x.com": frozenset({"s", "t", "ref_src", "ref_url", "cxt"}),
    "tiktok.com": frozenset({"_r", "_t", "is_from_webapp", "sender_device", "is_copy_url"}),
    "reddit.com": frozenset({"share_id", "rdt", "ref", "ref_source"}),
    "instagram.com": frozenset({"hl_source"}),
    "facebook.com": frozenset({"mibextid", "__tn__", "rdid", "share_url", "sfnsn"}),
    "nytimes.com": frozenset({"smid", "referringsource", "smtyp"}),
    "theguardian.com": frozenset({"cmp"}),
    "linkedin.com": frozenset({"trk", "trackingid", "refid", "lipi"}),
}
"""What tells on people at some hosts, and means something else elsewhere."""
_SIGNED = ("x-amz-signature", "x-goog-signature", "x-ms-signature", "x-oss-signature")
"""Where these are, nothing of the query can be left out."""


def without_tracking(url: str) -> str:
    """Return ``url``, an address of the web, without what only serves to follow people."""
    before, mark, fragment = url.partition("#")
    address, asks, query = before.partition("?")
    extra = _extra_names(address)
    if asks:
        kept = _rest(query, extra)
        if kept != query:
            before = f"{address}?{kept}" if kept else address
    if mark and "=" in fragment and "?" not in fragment and "/" not in fragment:
        fragment = _rest(fragment, frozenset())
        mark = mark if fragment else ""
    return f"{before}{mark}{fragment}"


def _rest(query: str, extra: frozenset[str]) -> str:
    """Return the parts of a query that stay; all of them as they were, if nothing goes."""
    parts = query.split("&")
    names = [part.partition("=")[0].lower() for part in parts]
    if any(name in _SIGNED for name in names):
        return query
    kept = [part for part, name in zip(parts, names, strict=True) if not _tells(name, extra)]
    return query if len(kept) == len(parts) else "&".join(kept)


def _tells(name: str, extra: frozenset[str]) -> bool:
    return name in _NAMES or name in extra or name.startswith(_PREFIXES)


def _extra_names(address: str) -> frozenset[str]:
    """Return what else tells on people at the host of ``address``."""
    host = address.partition("//")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    labels = host.lower().split(".")
    for first in range(len(labels) - 1):
        if (found := _OF_HOSTS.get(".".join(labels[first:]))) is not None:
            return found
    return frozenset()
