/** Misspellings that are words elsewhere, or that are too far from the right word to be found by their letters. */

const pairs = (text: string) =>
  new Map(
    text
      .trim()
      .split(/\s*[;\n]\s*/)
      .filter(Boolean)
      .map((pair) => pair.split(/\s*>\s*/) as [string, string]),
  )

export const usualMistakes = {
  fr: pairs(`
    commende > commande; commendes > commandes; commender > commander; apartement > appartement; apartment > appartement
    language > langage; connection > connexion; connections > connexions; example > exemple; examples > exemples
    address > adresse; adress > adresse; addresse > adresse; traffic > trafic; development > développement
    carrot > carotte; comfortable > confortable
    bonjours > bonjour; biensur > bien sûr; biensûr > bien sûr; quelquechose > quelque chose
    malgrés > malgré; parmis > parmi; celà > cela; voilas > voilà; ètes > êtes; interressant > intéressant
    ca > ça; tres > très; apres > après; etre > être; etes > êtes; meme > même; memes > mêmes; deja > déjà; voila > voilà; recu > reçu
    bientot > bientôt; plutot > plutôt; aout > août; fevrier > février; decembre > décembre; prete > prête; prets > prêts
    numero > numéro; telephone > téléphone; probleme > problème; reponse > réponse; desole > désolé; desolee > désolée
    cout > coût; couts > coûts; gout > goût; cheque > chèque; piece > pièce; pieces > pièces; acceuil > accueil; acceuillir > accueillir
    aujourdhui > aujourd'hui; aujourd'huit > aujourd'hui; ajourd'hui > aujourd'hui; aujourdui > aujourd'hui; quelqun > quelqu'un; dacord > d'accord; daccord > d'accord
    rendezvous > rendez-vous; rendevous > rendez-vous; rdez-vous > rendez-vous; maleureusement > malheureusement
    malheuresement > malheureusement; evidement > évidemment; evidemment > évidemment; apparament > apparemment; apparement > apparemment
    récamment > récemment; recemment > récemment; language > langage; dévelopement > développement; developpement > développement
    envoit > envoi; remboursserons > rembourserons; professionel > professionnel
    professionelle > professionnelle; personel > personnel; personelle > personnelle; dificile > difficile
    interet > intérêt; interêt > intérêt; appercevoir > apercevoir
    tranfert > transfert; tranporteur > transporteur; ettiquette > étiquette; etiquette > étiquette; ettiquettes > étiquettes
    paiment > paiement; payement > paiement; paiments > paiements; remboursment > remboursement; rembousement > remboursement
    garentie > garantie; garenti > garanti; disponnible > disponible; disponnibles > disponibles; disponibilitée > disponibilité
    qualitée > qualité; quantitée > quantité; societé > société; sociétée > société; securité > sécurité; verifier > vérifier
    milles > mille; parmit > parmi; vraiement > vraiment; gentilment > gentiment
    occurence > occurrence; occurences > occurrences; enmener > emmener; ammener > amener
    conaitre > connaître; language > langage; ouvertture > ouverture; quelques-un > quelques-uns; hopital > hôpital
    chèr > cher; chére > chère; trés > très; aprés > après; prés-de > près de; succés > succès; accés > accès; procés > procès; exprés > exprès; dés > dès
    colégue > collègue; collegue > collègue; discution > discussion; reseption > réception
    
    malgrès > malgré; parcontre > par contre; entoutcas > en tout cas; davoir > d'avoir; detre > d'être; desque > dès que
    pasque > parce que; parceque > parce que; est-ceque > est-ce que; peut-etre > peut-être; peutêtre > peut-être
    peutetre > peut-être; enfaite > en fait; enfait > en fait; tantpis > tant pis; tantmieux > tant mieux
    aurevoir > au revoir; bonsoire > bonsoir; dailleurs > d'ailleurs; dautre > d'autre; dautres > d'autres; quelqunes > quelques-unes
    svplait > s'il vous plaît; siouplait > s'il vous plaît; cadeaus > cadeaux; cadaux > cadeaux; bijous > bijoux
    echantillon > échantillon; echange > échange; echanger > échanger; ecole > école; eleve > élève; eleves > élèves; etage > étage
    ete > été; etait > était; etais > étais; etat > état; etape > étape; equipe > équipe; egalement > également; eviter > éviter; epoque > époque
  `),
  en: pairs(`
    adress > address; adresse > address; appartment > apartment; apointment > appointment; appointement > appointment
    alot > a lot; thankyou > thank you; incase > in case; aswell > as well; infact > in fact; atleast > at least; eachother > each other
    noone > no one; everytime > every time; untill > until; wich > which; wether > whether; recieve > receive; recieved > received
    sory > sorry; helo > hello; thnks > thanks; thnx > thanks; yor > your; wich > which; thsi > this; waht > what
    seperate > separate; seperately > separately; definately > definitely; definatly > definitely; defiantly > definitely
    calender > calendar; calenders > calendars; comming > coming; beleive > believe; freind > friend; wierd > weird; thier > their
    tommorow > tomorrow; tommorrow > tomorrow; tomorow > tomorrow; tomorro > tomorrow; inconvience > inconvenience; inconvinience > inconvenience
    inconvenince > inconvenience; appologies > apologies; apoligize > apologize; apologys > apologies
    delievery > delivery; delivary > delivery; dilivery > delivery; devlivery > delivery; parcle > parcel; packege > package
    refound > refund; refundd > refund; reciept > receipt; reciepts > receipts; recepit > receipt; avaliable > available; availible > available
    availlable > available; availabe > available; accomodate > accommodate; accomodation > accommodation; necesary > necessary
    neccessary > necessary; occured > occurred; occuring > occurring; occassion > occasion; sucessful > successful; succesful > successful
    succesfully > successfully; sucessfully > successfully; buisness > business; bussiness > business; enviroment > environment
    goverment > government; garantee > guarantee; guarentee > guarantee; gaurantee > guarantee; gurantee > guarantee
    maintainance > maintenance; maintenence > maintenance; mispell > misspell; payed > paid; posible > possible; preffered > preferred; prefered > preferred
    priviledge > privilege; publically > publicly; questionaire > questionnaire; recomend > recommend; reccomend > recommend
    reccommend > recommend; relevent > relevant; responsability > responsibility; responsable > responsible; sincerly > sincerely
    shedule > schedule; schedual > schedule; sheduled > scheduled; suprise > surprise; truely > truly; tyer > tyre; usualy > usually
    vehical > vehicle; wensday > Wednesday; wendesday > Wednesday; wednsday > Wednesday; tuseday > Tuesday; thrusday > Thursday; thursaday > Thursday; saterday > Saturday; febuary > February
    writting > writing; becuase > because; becasue > because; beacuse > because; teh > the; hte > the; adn > and; nad > and; taht > that
    wiht > with; whit > with; yuo > you; yuor > your; oder > order; oders > orders; ordre > order; mesage > message; messege > message; emial > email
    informations > information; advices > advice; feedbacks > feedback; equipments > equipment; furnitures > furniture; lenght > length; heigth > height; widht > width; wieght > weight
  `),
} as const

/** Forms that lost their apostrophe; some are other words, so only these are certain. */
export const lostApostrophes = pairs(`
  dont > don't; doesnt > doesn't; didnt > didn't; isnt > isn't; arent > aren't; wasnt > wasn't; werent > weren't; hasnt > hasn't
  havent > haven't; hadnt > hadn't; couldnt > couldn't; wouldnt > wouldn't; shouldnt > shouldn't; wont > won't; cant > can't
  im > I'm; ive > I've; youre > you're; youve > you've; youll > you'll; theyre > they're; theyve > they've; thats > that's
  whats > what's; heres > here's; theres > there's; wheres > where's; weve > we've; itll > it'll
`)
