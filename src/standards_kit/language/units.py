"""What units of time are called in the languages that handbooks come in, in small letters.

A kit says "20 Sekunden" or "2 jours ouvrés" in its own language, and means the same as in English.
"""

from typing import Final

UNITS: Final = {
    "seconds": "seconde secondes sekunde sekunden segundo segundos secondo secondi seconden sek "
    "sekunda sekundy sekund ثانية ثوان ثوانٍ ثواني 秒 秒間",
    "minutes": "minuten minuut minuto minutos minuti minuta minuty minut mn "
    "دقيقة دقيقتان دقيقتين دقائق 分 分間",
    "hours": "heure heures stunde stunden std hora horas ora ore uur uren godzina godziny godzin "
    "godz ساعة ساعتان ساعتين ساعات 時間",
    "days": "jour jours tag tage tagen día días giorno giorni dag dagen dia dias dzień dni "
    "يوم يومًا يوما يومان يومين أيام 日 日間",
    "working_days": "jour-ouvré jours-ouvrés jour-ouvrable jours-ouvrables werktag werktage "
    "werktagen arbeitstag arbeitstage arbeitstagen día-hábil días-hábiles día-laborable "
    "días-laborables giorno-lavorativo giorni-lavorativi giorno-feriale giorni-feriali werkdag "
    "werkdagen dia-útil dias-úteis dzień-roboczy dni-robocze dni-roboczych يوم-عمل أيام-عمل "
    "営業日",
    "weeks": "semaine semaines woche wochen semana semanas settimana settimane weken tydzień "
    "tygodnie tygodni أسبوع أسبوعان أسبوعين أسابيع 週間",
    "months": "mois monat monate monaten mes meses mese mesi maand maanden mês miesiąc miesiące "
    "miesięcy شهر شهران شهرين أشهر شهور か月 ヶ月 カ月",
    "years": "an ans année années jahr jahre jahren año años anno anni jaar ano anos rok lata lat "
    "سنة سنتان سنتين سنوات عام عامان عامين أعوام 年 年間",
}
"""Of each unit its names; a hyphen stands for a space."""
SECOND_WORDS: Final = sorted(
    {
        name.partition("-")[2]
        for names in UNITS.values()
        for name in names.split()
        if "-" in name
    }
)  # fmt: skip
"""What may follow the first word of a unit."""
