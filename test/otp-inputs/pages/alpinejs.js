import Alpine from 'alpinejs';

export const show = (root, report) => {
  globalThis.report = report;
  root.innerHTML = `<div class="boxes" x-data="{ code: Array(6).fill('') }" x-effect="report(code.join(''))">
    <template x-for="(_, index) in code" :key="index">
      <input maxlength="1" x-model="code[index]" @input="$event.target.value && $event.target.nextElementSibling?.focus()">
    </template>
  </div>`;
  Alpine.start();
};
