/* The theme follows the system until one is chosen; without scripts the page is light and 600 px wide. */
const system = matchMedia('(prefers-color-scheme: dark)');
const ofSystem = () => (system.matches ? 'dark' : 'light');
const show = (theme) => {
  document.documentElement.dataset.theme = theme === 'system' ? ofSystem() : theme;
};
const [theme = 'system', width = '600'] = location.hash.startsWith('#view=') ? location.hash.slice('#view='.length).split(',') : [];
show(theme);
document.documentElement.dataset.width = width;
addEventListener('DOMContentLoaded', () => {
  const chosen = { theme, width };
  for (const [name, value] of Object.entries(chosen)) document.querySelector(`input[name=${name}][value="${value}"]`).checked = true;
  system.addEventListener('change', () => show(chosen.theme));
  for (const input of document.querySelectorAll('input[type=radio]')) {
    input.addEventListener('change', () => {
      chosen[input.name] = input.value;
      show(chosen.theme);
      document.documentElement.dataset.width = chosen.width;
    });
  }
});
