"""What an administrator says of personal data that is to be taken out."""

from answerable.web.design.fields import LongTextField, TextField, WholeNumberField
from answerable.web.design.forms import Form


class RedactForm(Form):
    plan = WholeNumberField(
        label="Number of the plan", hint="It ends the address of the plan’s page: 12 in /plans/12/.", min_value=1
    )
    words = TextField(
        label="Words to take out",
        hint="Exactly as they are written, capital letters too: a name, say. Do other ways of writing it one by one.",
        max_length=500,
    )
    why = LongTextField(
        label="Why are they taken out?",
        called="why they are taken out",
        hint="Name the decision it rests on. Do not repeat the personal data.",
        rows=3,
        max_length=200,
    )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if sum(char.isalnum() for char in words) < 2:
            self.add_error("words", "Enter at least 2 letters or numbers")
        return words
