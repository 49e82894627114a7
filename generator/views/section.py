"""What is the same on every page: whose section it is, its menu, its foot, its abbreviations."""

from generator.content.kinds import BY_KEY
from generator.content.section import Section
from generator.content.vocabulary import Glossary
from generator.policy.edition import Edition
from generator.views.address import CALENDAR, DATA, FIGURES, SUBSCRIBE, kind_address
from generator.views.page import Link
from generator.views.site import MenuEntry, SectionView, SecurityView

MENU_KINDS = ("campaign", "exemplar", "honouree", "award-decision", "news", "event", "document")
_SHORT = {"exemplar": "Điển hình", "campaign": "Phong trào", "award-decision": "Khen thưởng"}
FOOTER_KINDS = ("communication-plan", "consultation", "relayed", "unit")


def section_view(section: Section) -> SectionView:
    """Return whose section it is, without what is the office's own."""
    contact, licence, told = section.contact, section.data_licence, section.security
    return SectionView(
        name=section.name,
        body=section.body,
        parent_body=section.parent_body,
        motto=section.motto or "",
        address=section.address.rstrip("/") + "/",
        feed_authority=section.feed_authority,
        feed_year=section.feed_year,
        emblem=section.emblem,
        portal_url=section.portal_url,
        responsible=section.responsible,
        contact_address=contact.address if contact else None,
        contact_phone=contact.phone if contact else None,
        contact_email=contact.email if contact else None,
        demo_notice=section.demo_notice,
        frames=section.frames,
        security=SecurityView(told.contact, told.expires, told.policy) if told else None,
        licence=Link(licence.name, licence.address) if licence else None,
    )


def menu() -> tuple[MenuEntry, ...]:
    """Return the lines of the main menu."""
    kinds = (BY_KEY[key] for key in MENU_KINDS)
    return tuple(MenuEntry(k.key, _SHORT.get(k.key, k.vi_many), kind_address(k.key)) for k in kinds)


def footer() -> tuple[Link, ...]:
    """Return the links at the foot of every page."""
    listed = [Link(BY_KEY[key].vi_many, kind_address(key)) for key in FOOTER_KINDS]
    own = (
        ("Theo dõi tin", SUBSCRIBE),
        ("Lịch", CALENDAR),
        ("Số liệu", FIGURES),
        ("Dữ liệu mở", DATA),
    )
    return (*(Link(title, address) for title, address in own), *listed)


def glossary(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return the office's abbreviations and what they stand for."""
    found = edition.vocabularies.get("viet-tat.yml")
    return tuple((t.short, t.long) for t in found.terms) if isinstance(found, Glossary) else ()
