"""L06, L07: who was at the table, and whether both files say so."""

from collections import defaultdict
from collections.abc import Iterator

from graphmodel.analysis.ties import pair_of
from graphmodel.gaps.finding import Finding, Named
from graphmodel.gaps.grading import Standing, sorted_subjects
from graphmodel.gaps.run import Run, finds
from graphmodel.model.network import Meeting, Service
from graphmodel.vocabulary import ContactKind


@finds("L06")
def never_at_a_joint_meeting(run: Run) -> Iterator[Finding]:
    """Active while joint meetings were held, and at none of them; one finding that names everyone."""
    meetings = [m for m in run.network.meetings if m.kind is ContactKind.CASUSOVERLEG]
    attended = {who for meeting in meetings for who in meeting.hulpverleners}
    absent: dict[str, list[Service]] = {}
    missed: dict[str, Meeting] = {}
    for service in run.network.services:
        if service.hulpverlener in attended:
            continue
        while_active = [m for m in meetings if _is_during(m, service)]
        if while_active and not _is_agreed(run, service, while_active):
            absent.setdefault(service.hulpverlener, []).append(service)
            missed |= {meeting.path: meeting for meeting in while_active}
    if not absent:
        return
    services = [service for rows in absent.values() for service in rows]
    invited = {who for meeting in meetings for who in meeting.item.invited or ()}
    yield run.finding(
        "L06",
        named=absent,
        subjects=sorted_subjects(
            hulpverleners=absent,
            gezinsleden={service.gezinslid for service in services},
            contacts={meeting.item.id for meeting in missed.values()},
        ),
        period=_hull(list(missed.values())),
        evidence=tuple(run.evidence(row.path, row.source) for row in (*missed.values(), *services)),
        grade=run.grading.of_absence(
            {*absent, *(who for m in missed.values() for who in m.hulpverleners)},
            is_dated=any(service.span.is_dated for service in services),
        ),
        leads=True,
        values={
            "count": len(absent),
            "meetings": len(missed),
            "invited": tuple(
                Named("hulpverleners", who) for who in sorted(invited & absent.keys())
            ),
        },
        variant="invited" if invited & absent.keys() else "text",
    )


def _is_during(meeting: Meeting, service: Service) -> bool:
    if meeting.first is None or meeting.last is None:
        return False
    return service.span.certain_start <= meeting.first and meeting.last < service.span.certain_end


def _is_agreed(run: Run, service: Service, meetings: list[Meeting]) -> bool:
    """Everybody who met had agreed with this hulpverlener that contact runs otherwise, or not at all."""
    return all(
        any(
            run.situation.agreement(
                service.hulpverlener,
                who,
                (meeting.first or 0, (meeting.last or 0) + 1),
                (service.gezinslid,),
            )
            for who in meeting.hulpverleners
        )
        for meeting in meetings
    )


@finds("L07")
def one_file_is_silent(run: Run) -> Iterator[Finding]:
    """The file of one participant records contact, the examined file of the other does not; one finding per pair."""
    silent: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in run.network.meetings:
        confirmed = meeting.item.confirmed_by
        if not confirmed:
            continue
        for who in meeting.hulpverleners:
            if who in confirmed or not _is_silent(run, meeting, who):
                continue
            for teller in confirmed:
                if _home(run, teller) != _home(run, who):
                    silent[teller, who].append(meeting)
    for (teller, who), meetings in sorted(silent.items()):
        yield run.finding(
            "L07",
            named=(teller, who),
            subjects=sorted_subjects(
                hulpverleners=(teller, who),
                gezinsleden={lid for m in meetings for lid in m.item.gezinsleden or ()},
                contacts={meeting.item.id for meeting in meetings},
            ),
            period=_hull(meetings),
            evidence=tuple(run.evidence(m.path, m.source) for m in meetings),
            grade=run.grading.of_record(run.evidence(m.path, m.source) for m in meetings),
            values={
                "teller": Named("hulpverleners", teller),
                "silent": Named("hulpverleners", who),
                "count": len(meetings),
            },
            pairs=(pair_of(teller, who),),
            touching=[
                (lid, _hull([meeting]))
                for meeting in meetings
                for lid in meeting.item.gezinsleden or ()
            ],
        )


def _is_silent(run: Run, meeting: Meeting, who: str) -> bool:
    """The file of the own organisation was examined, and the contact is not stated in it."""
    stated = run.network.sources.get((meeting.source or "").split(" ", 1)[0])
    if stated is not None and stated.organisation == _home(run, who):
        return False
    return run.grading.standing_of[who] >= Standing.EXAMINED


def _home(run: Run, hulpverlener: str) -> str:
    return run.network.hulpverleners[hulpverlener].organisation


def _hull(meetings: list[Meeting]) -> tuple[int, int] | None:
    days = [(m.first, m.last) for m in meetings if m.first is not None and m.last is not None]
    if not days:
        return None
    return min(first for first, _ in days), max(last for _, last in days) + 1
