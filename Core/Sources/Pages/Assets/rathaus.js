// Rathaus: enhancements only. Every page works without this file.
(() => {
  'use strict';
  const english = document.documentElement.lang === 'en';
  const say = (de, en) => (english ? en : de);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A line that screen readers tell when it changes.
  const live = (after) => {
    const line = document.createElement('p');
    line.className = 'meta';
    line.setAttribute('role', 'status');
    after.append(line);
    return line;
  };

  // Error summary: the focus goes there, and its links go to the field itself.
  const summary = document.getElementById('fehler');
  if (summary) {
    summary.focus();
    summary.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#"]');
      const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!field) return;
      event.preventDefault();
      const block = field.closest('.field') || field;
      block.scrollIntoView({ block: 'start' });
      field.focus({ preventScroll: true });
    });
  }

  // A form is sent once, however often the button is pressed; the server holds to the same.
  all('form[data-once]').forEach((form) => {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = '1';
      all('button', form).forEach((button) => button.setAttribute('aria-disabled', 'true'));
    });
    addEventListener('pageshow', () => {
      delete form.dataset.sent;
      all('button', form).forEach((button) => button.removeAttribute('aria-disabled'));
    });
  });

  // What is typed is saved while it is typed; failure is told as well.
  all('form[data-autosave]').forEach((form) => {
    const line = live(form);
    let timer;
    let saved = new URLSearchParams(new FormData(form)).toString();
    const save = async () => {
      const data = new FormData(form);
      all('input[type=file]', form).forEach((input) => data.delete(input.name));
      const body = new URLSearchParams(data);
      if (body.toString() === saved) return;
      try {
        const answer = await fetch(form.dataset.autosave, { method: 'POST', body, credentials: 'same-origin' });
        if (!answer.ok) throw new Error(String(answer.status));
        saved = body.toString();
        line.textContent = say('Zwischengespeichert.', 'Saved.');
      } catch {
        line.textContent = say(
          'Gerade nicht gespeichert. Ihre Angaben stehen noch auf dieser Seite.',
          'Not saved just now. Your answers are still on this page.');
      }
    };
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(save, 2000);
    });
  });

  // Characters left, told when it gets close.
  all('textarea[data-max]').forEach((area) => {
    const line = live(area.parentElement);
    const most = Number(area.dataset.max);
    area.addEventListener('input', () => {
      const left = most - [...area.value].length;
      if (left > most / 5) line.textContent = '';
      else if (left >= 0) line.textContent = say(`Noch ${left} Zeichen.`, `${left} characters left.`);
      else line.textContent = say(`${-left} Zeichen zu viel.`, `${-left} characters too many.`);
    });
  });

  // Results come while one types; the form itself stays as it is.
  all('[data-suggest]').forEach((box) => {
    const form = box.querySelector('form');
    const input = box.querySelector('input[type=search]');
    const results = document.getElementById('treffer');
    if (!form || !input || !results) return;
    let timer;
    let turn = 0;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const mine = ++turn;
        const address = new URL(form.action);
        address.search = new URLSearchParams(new FormData(form)).toString();
        try {
          const answer = await fetch(address, { credentials: 'same-origin' });
          const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
          const fresh = page.getElementById('treffer');
          if (!answer.ok || !fresh || mine !== turn) return;
          results.replaceChildren(...fresh.childNodes);
          history.replaceState(null, '', address);
        } catch { /* the button still works */ }
      }, 250);
    });
  });

  // Files: how far they are.
  all('form[data-upload]').forEach((form) => {
    form.addEventListener('submit', (event) => {
      const files = all('input[type=file]', form).flatMap((input) => [...input.files]);
      const bytes = files.reduce((sum, file) => sum + file.size, 0);
      if (event.defaultPrevented || bytes < 500000) return;
      event.preventDefault();
      const bar = document.createElement('progress');
      bar.max = 100;
      bar.setAttribute('aria-label', say('Hochladen', 'Uploading'));
      form.append(bar);
      const line = live(form);
      const data = new FormData(form, event.submitter);
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.upload.addEventListener('progress', (part) => { bar.value = (100 * part.loaded) / part.total; });
      request.addEventListener('load', () => {
        if (request.status < 400 && request.responseURL && request.responseURL !== location.href) {
          location.assign(request.responseURL);
        } else {
          const page = new DOMParser().parseFromString(request.responseText, 'text/html');
          document.title = page.title;
          document.querySelector('main').replaceWith(page.querySelector('main'));
          document.getElementById('fehler')?.focus();
        }
      });
      request.addEventListener('error', () => {
        bar.remove();
        delete form.dataset.sent;
        all('button', form).forEach((button) => button.removeAttribute('aria-disabled'));
        line.textContent = say(
          'Das Hochladen ist abgebrochen. Bitte versuchen Sie es noch einmal.',
          'The upload broke off. Please try again.');
      });
      request.send(data);
    });
  });

  // Before the session ends: a warning in time, and a way to stay.
  const seconds = Number(document.body.dataset.session);
  if (seconds > 180) {
    setTimeout(() => {
      const box = document.createElement('dialog');
      const text = document.createElement('p');
      text.textContent = say(
        'Sie waren lange nicht aktiv. In zwei Minuten melden wir Sie zu Ihrer Sicherheit ab.',
        'You have not been active for a while. For your safety we sign you out in two minutes.');
      const stay = document.createElement('button');
      stay.className = 'btn';
      stay.textContent = say('Angemeldet bleiben', 'Stay signed in');
      stay.addEventListener('click', async () => {
        await fetch(location.href, { method: 'HEAD', credentials: 'same-origin' });
        box.close();
      });
      box.append(text, stay);
      document.body.append(box);
      box.showModal();
    }, (seconds - 120) * 1000);
  }

  // Keys of the desk: j and k through a list, Enter opens, single letters press what carries them.
  const lines = all('[data-list] tbody tr');
  let at = -1;
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea, [contenteditable]')) return;
    if (lines.length && (event.key === 'j' || event.key === 'k')) {
      at = Math.max(0, Math.min(lines.length - 1, at + (event.key === 'j' ? 1 : -1)));
      lines[at].querySelector('a')?.focus();
      return;
    }
    const target = all('[data-key]').find((element) => element.dataset.key === event.key);
    if (!target) return;
    event.preventDefault();
    if (target.matches('a, button')) target.click();
    else target.focus();
  });

  // Filters without a button of their own.
  all('select[data-go]').forEach((select) => select.addEventListener('change', () => select.form.requestSubmit()));
})();
