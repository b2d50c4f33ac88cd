// Sets the remembered theme before the first paint, and serves the switch `#theme`. A classic script for the head.
{
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const now = () => root.dataset.theme ?? (system.matches ? "dark" : "light");
  const remember = (theme) => {
    try {
      theme ? localStorage.setItem("theme", theme) : localStorage.removeItem("theme");
    } catch {
      // A browser that keeps nothing shows the theme until the next page.
    }
  };
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    // Without storage the page follows the system.
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#theme")) return;
    const theme = now() === "dark" ? "light" : "dark";
    root.dataset.theme = theme;
    remember((theme === "dark") === system.matches ? null : theme);
  });
}
