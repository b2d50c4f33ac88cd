// The choice of a time control: buttons for the usual ones, two fields for any other.

/**
 * Serves the choice in a form.
 *
 * @param chosen called with each choice: a time control, or null for untimed
 * @returns function that returns the present choice
 */
export function timeChoice(form, chosen) {
  const presets = [...form.querySelectorAll("[data-preset]")];
  const minutes = form.querySelector("#minutes");
  const increment = form.querySelector("#increment");
  let control = parsed(presets.find((button) => button.getAttribute("aria-pressed") === "true").dataset.preset);

  function choose(next) {
    control = next;
    presets.forEach((button) => button.setAttribute("aria-pressed", same(parsed(button.dataset.preset), control)));
    chosen(control);
  }

  presets.forEach((button) => button.addEventListener("click", () => {
    choose(parsed(button.dataset.preset));
    minutes.value = control ? control.initialSeconds / 60 : "";
    increment.value = control ? control.incrementSeconds : "";
    limit();
  }));
  [minutes, increment].forEach((field) => field.addEventListener("input", () => {
    choose({ initialSeconds: Math.round(60 * Number(minutes.value)), incrementSeconds: Number(increment.value) });
    limit();
  }));

  function limit() {
    const nothing = control !== null && control.initialSeconds === 0 && control.incrementSeconds === 0;
    minutes.setCustomValidity(nothing ? "Give minutes, or seconds per move." : "");
  }

  choose(control);
  return () => control;
}

function parsed(preset) {
  if (preset === "untimed") return null;
  const [initialSeconds, incrementSeconds] = preset.split("+").map(Number);
  return { initialSeconds, incrementSeconds };
}

function same(one, other) {
  return one?.initialSeconds === other?.initialSeconds && one?.incrementSeconds === other?.incrementSeconds;
}
