"""Of whom an equality analysis tells, what it says of them, and how figures stand to it."""

from django.db.models import IntegerChoices, TextChoices


class Characteristic(TextChoices):
    """The protected characteristics (Equality Act 2010, section 4), valued as measures name them."""

    AGE = "age", "Age"
    DISABILITY = "disability", "Disability"
    ETHNICITY = "ethnicity", "Ethnicity"
    GENDER_IDENTITY = "gender identity", "Gender identity"
    MARRIAGE = "marriage", "Marriage and civil partnership"
    PREGNANCY = "pregnancy", "Pregnancy and maternity"
    RELIGION = "religion", "Religion or belief"
    SEX = "sex", "Sex"
    SEXUAL_ORIENTATION = "sexual orientation", "Sexual orientation"


class Impact(TextChoices):
    NEGATIVE = "negative", "Negative impact"
    NONE = "none", "No negative impact"
    POSITIVE = "positive", "Positive impact"
    NOT_CONSIDERED = "not considered", "Not considered"


class Standing(IntegerChoices):
    """Derived from what is flagged and what was answered, never set; in the order of lists."""

    UNANSWERED = 0, "Challenged"
    ANSWERED = 1, "Answered"
    UNCHALLENGED = 2, "Not challenged"
