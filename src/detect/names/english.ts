// English first and last names: the lists of @faker-js/faker 10.6.0 (en), Copyright (c) 2022-2025 Faker, MIT License, whose text
// stands in weights/da-names/LICENSE. First names that are other words too stand apart: alone they tell nothing.
// Proven by rules.test.ts.

import { listed } from './features.ts'
import { hashWord } from './letters.ts'

const otherWordsToo = `
Abbey Al Ali Amber Amie Angel April Art Asia Austin Autumn Bill Brook Brooks Bud Buster Carolina Chance
Charity Chase Chelsea Cheyenne Christ Clay Cloyd Constance Coy Crystal Dakota Dale Dallas Dawn Dean Delphia
Delta Destiny Devin Domenic Don Drew Earl Easter Ed Eden Era Faith Felicity Fern Florence Ford Forest
Forrest Garnet Gene General Genesis Geneva Georgia Ginger Glen Golden Grace Grant Green Gus Guy Hardy
Harmony Harvey Hazel Heath Heaven Holly Hope Houston Hunter Ike Ila Ima Immanuel Iris Israel Ivy Jackson
Jade Jan Jesus Jewel Jordan Joy June Justice Kay King Kip Lane Lee Lew Lily Lincoln London Loyal Mack
Madison Magnolia Major Mallory Marge Maria Mark Max May Melody Merritt Miracle Misty Modesta Montana Noble
Okey Olive Oral Orland Otto Paris Parker Pat Patience Pearl Pink Porter Precious Presley Price Prince
Prudence Ray Reagan Reed Rex Rick River Robin Rocky Rod Roma Roman Rose Rowan Royal Ruby Rusty Sage Sandy
Santa Santos Savannah Shea Sim Skye Skylar Sonny Stone Stuart Sue Summer Sunny Tad Tate Terry Toy Tre
Trinity Tyree Unique Van Verda Violet Virginia Wade Ward Wilfred Will Wilma Wilson Zion`

const lastNames = `
Abbott Abernathy Abshire Adams Altenwerth Anderson Ankunding Armstrong Auer Aufderhar Bahringer Bailey
Balistreri Barrows Bartell Bartoletti Barton Bashirian Batz Bauch Baumbach Bayer Beahan Beatty Bechtelar
Becker Bednar Beer Beier Berge Bergnaum Bergstrom Bernhard Bernier Bins Blanda Blick Block Bode Boehm Bogan
Bogisich Borer Bosco Botsford Boyer Boyle Bradtke Brakus Braun Breitenberg Brekke Brown Bruen Buckridge
Carroll Carter Cartwright Casper Cassin Champlin Christiansen Cole Collier Collins Conn Connelly Conroy
Considine Corkery Cormier Corwin Cremin Crist Crona Cronin Crooks Cruickshank Cummerata Cummings D'Amore
Dach Daniel Dare Daugherty Davis Deckow Denesik Dibbert Dickens Dicki Dickinson Dietrich Donnelly Dooley
Douglas Doyle DuBuque Durgan Ebert Effertz Emard Emmerich Erdman Ernser Fadel Fahey Farrell Fay Feeney Feest
Feil Ferry Fisher Flatley Frami Franecki Franey Friesen Fritsch Funk Gerhold Gerlach Gibson Gislason Gleason
Gleichner Glover Goldner Goodwin Gorczany Gottlieb Goyette Grady Graham Grant Green Greenfelder Greenholt
Grimes Gulgowski Gusikowski Gutkowski Gutmann Haag Hackett Hagenes Hahn Haley Halvorson Hamill Hammes Hand
Hane Hansen Harber Harris Hartmann Harvey Hauck Hayes Heaney Heathcote Hegmann Heidenreich Heller Herman
Hermann Hermiston Herzog Hessel Hettinger Hickle Hilll Hills Hilpert Hintz Hirthe Hodkiewicz Hoeger Homenick
Hoppe Howe Howell Hudson Huel Huels Hyatt Jacobi Jacobs Jacobson Jakubowski Jaskolski Jast Jenkins Jerde
Johns Johnson Johnston Jones Kassulke Kautzer Keebler Keeling Kemmer Kerluke Kertzmann Kessler Kiehn Kihn
Kilback King Kirlin Klein Kling Klocko Koch Koelpin Koepp Kohler Konopelski Koss Kovacek Kozey Krajcik
Kreiger Kris Kshlerin Kub Kuhic Kuhlman Kuhn Kulas Kunde Kunze Kuphal Kutch Kuvalis Labadie Lakin Lang
Langosh Langworth Larkin Larson Leannon Lebsack Ledner Leffler Legros Lehner Lemke Lesch Leuschke Lind
Lindgren Littel Little Lockman Lowe Lubowitz Lueilwitz Luettgen Lynch MacGyver Macejkovic Maggio Mann Mante
Marks Marquardt Marvin Mayer Mayert McClure McCullough McDermott McGlynn McKenzie McLaughlin Medhurst Mertz
Metz Miller Mills Mitchell Moen Mohr Monahan Moore Morar Morissette Mosciski Mraz Mueller Muller Murazik
Murphy Murray Nader Nicolas Nienow Nikolaus Nitzsche Nolan O'Connell O'Conner O'Hara O'Keefe O'Kon O'Reilly
Oberbrunner Okuneva Olson Ondricka Orn Ortiz Osinski Pacocha Padberg Pagac Parisian Parker Paucek
Pfannerstill Pfeffer Pollich Pouros Powlowski Predovic Price Prohaska Prosacco Purdy Quigley Quitzon Rath
Ratke Rau Raynor Reichel Reichert Reilly Reinger Rempel Renner Reynolds Rice Rippin Ritchie Robel Roberts
Rodriguez Rogahn Rohan Rolfson Romaguera Roob Rosenbaum Rowe Ruecker Runolfsdottir Runolfsson Runte Russel
Rutherford Ryan Sanford Satterfield Sauer Sawayn Schaden Schaefer Schamberger Schiller Schimmel Schinner
Schmeler Schmidt Schmitt Schneider Schoen Schowalter Schroeder Schulist Schultz Schumm Schuppe Schuster
Senger Shanahan Shields Simonis Sipes Skiles Smith Smitham Spencer Spinka Sporer Stamm Stanton Stark Stehr
Steuber Stiedemann Stokes Stoltenberg Stracke Streich Stroman Strosin Swaniawski Swift Terry Thiel Thompson
Tillman Torp Torphy Towne Toy Trantow Tremblay Treutel Tromp Turcotte Turner Ullrich Upton Vandervort Veum
Volkman Von VonRueden Waelchi Walker Walsh Walter Ward Waters Watsica Weber Wehner Weimann Weissnat Welch
West White Wiegand Wilderman Wilkinson Will Williamson Willms Windler Wintheiser Wisoky Wisozk Witting Wiza
Wolf Wolff Wuckert Wunsch Wyman Yost Yundt Zboncak Zemlak Ziemann Zieme Zulauf`

const firstNames = `
Aaliyah Aaron Abagail Abbie Abbigail Abby Abdiel Abdul Abdullah Abe Abel Abelardo Abigail Abigale Abigayle
Abner Abraham Ada Adah Adalberto Adaline Adam Adan Addie Addison Adela Adelbert Adele Adelia Adeline Adell
Adella Adelle Aditya Adolf Adolfo Adolph Adolphus Adonis Adrain Adrian Adriana Adrianna Adriel Adrien
Adrienne Afton Aglae Agnes Agustin Agustina Ahmad Ahmed Aida Aidan Aiden Aileen Aimee Aisha Aiyana Akeem
Alaina Alan Alana Alanis Alanna Alayna Alba Albert Alberta Albertha Alberto Albin Albina Alda Alden Alec
Aleen Alejandra Alejandrin Alejandro Alek Alena Alene Alessandra Alessandro Alessia Aletha Alex Alexa
Alexander Alexandra Alexandre Alexandrea Alexandria Alexandrine Alexandro Alexane Alexanne Alexie Alexis
Alexys Alexzander Alf Alfonso Alfonzo Alford Alfred Alfreda Alfredo Alia Alice Alicia Alisa Alisha Alison
Alivia Aliya Aliyah Aliza Alize Allan Allen Allene Allie Allison Ally Alma Alonzo Alphonso Alta Althea Alton
Alva Alvah Alvena Alvera Alverta Alvin Alvina Alvis Alyce Alycia Alysa Alysha Alyson Alyssa Alysson Amalia
Amanda Amani Amara Amari Amaya Ambrose Amelia Amelie Amely America Americo Amina Amir Amira Amiya Amos
Amparo Amy Amya Ana Anabel Anabelle Anahi Anais Anastacio Anastasia Anderson Andre Andrea Andreane Andreanne
Andres Andrew Andy Angela Angelica Angelina Angeline Angelita Angelo Angie Angus Anibal Anika Anissa Anita
Aniya Aniyah Anjali Ann Anna Annabel Annabell Annabelle Annalise Annamae Annamarie Anne Annetta Annette
Annie Ansel Ansley Anthony Antoinette Antone Antonetta Antonette Antonia Antonietta Antonina Antonio Antwan
Antwon Anya Ara Araceli Aracely Arch Archibald Archie Ardella Arden Ardith Arely Ari Ariane Arianna Aric
Ariel Arielle Arjun Arlene Arlie Arlo Armand Armando Armani Arnaldo Arne Arno Arnold Arnoldo Arnulfo Aron
Arthur Arturo Arvel Arvid Arvilla Aryanna Asa Asha Ashlee Ashleigh Ashley Ashly Ashlynn Ashton Ashtyn
Assunta Astrid Athena Aubree Aubrey Audie Audra Audreanne Audrey August Augusta Augustine Augustus Aurelia
Aurelie Aurelio Aurore Austen Austyn Ava Avery Avis Axel Ayana Ayden Ayla Aylin Baby Bailee Bailey Barbara
Barney Baron Barrett Barry Bart Bartholome Barton Baylee Beatrice Beau Beaulah Becky Belinda Bell Bella
Belle Ben Benedict Benjamin Bennett Bennie Benny Benton Berenice Bernadette Bernadine Bernard Bernardo
Berneice Bernhard Bernice Bernie Berniece Bernita Berry Bert Berta Bertha Bertram Bertrand Beryl Bessie Beth
Bethany Bethel Betsy Bette Bettie Betty Bettye Beulah Beverly Bianka Billie Billy Birdie Blair Blaise Blake
Blanca Blanche Blaze Bo Bob Bobbie Bobby Bonita Bonnie Boris Boyd Brad Braden Bradford Bradley Bradly Brady
Braeden Brain Brandi Brando Brandon Brandt Brandy Brandyn Brannon Branson Brant Braulio Braxton Brayan
Breana Breanna Breanne Brenda Brendan Brenden Brendon Brenna Brennan Brennon Brent Bret Brett Bria Brian
Briana Brianne Brice Bridget Bridgette Bridie Brielle Brigitte Brionna Brisa Britney Brittany Brock
Broderick Brody Brooke Brooklyn Brown Bruce Bryan Bryana Bryant Bryce Brycen Bryon Buck Buddy Buford Bulah
Burdette Burley Burnice Byron Cade Caden Caesar Caitlyn Cale Caleb Caleigh Cali Calista Callie Calvin Camden
Cameron Camila Camilla Camille Camren Camron Camryn Camylle Candace Candelario Candice Candida Candido Cara
Carey Carissa Carl Carla Carlee Carleton Carley Carli Carlie Carlo Carlos Carlotta Carlton Carmel Carmela
Carmella Carmelo Carmen Carmine Carol Carolanne Carole Caroline Carolyn Carolyne Carrie Carroll Carson
Carter Cary Casandra Casey Casimer Casimir Casper Cassandra Cassandre Cassidy Cassie Catalina Caterina
Catharine Catherine Cathrine Cathryn Cathy Cayla Ceasar Cecelia Cecil Cecile Cecilia Cedric Cedrick
Celestine Celestino Celia Celine Cesar Chad Chadd Chadrick Chaim Chandler Chanel Chanelle Charlene Charles
Charley Charlie Charlotte Chasity Chauncey Chaya Chaz Chelsey Chelsie Cheryl Chesley Chester Chet Cheyanne
Chloe Chris Christa Christelle Christian Christiana Christie Christina Christine Christop Christophe
Christopher Christy Chyna Ciara Cicero Cielo Cierra Cindy Citlalli Clair Claire Clara Clarabelle Clare
Clarence Clarissa Clark Claud Claude Claudia Claudie Claudine Clayton Clemens Clement Clementina Clementine
Clemmie Cleo Cleora Cleta Cletus Cleve Cleveland Clifford Clifton Clint Clinton Clotilde Clovis Clyde Coby
Cody Colby Cole Coleman Colin Colleen Collin Colt Colten Colton Columbus Concepcion Conner Connie Connor
Conor Conrad Constantin Consuelo Cooper Cora Coralie Corbin Cordelia Cordell Cordia Cordie Corene Corey
Corine Cornelius Cornell Corrine Cortez Cortney Cory Coty Courtney Craig Crawford Creola Cristal Cristian
Cristina Cristobal Cristopher Cruz Crystel Cullen Curt Curtis Cydney Cynthia Cyril Cyrus D'angelo Dagmar
Dahlia Daija Daisha Daisy Dallin Dalton Damaris Dameon Damian Damien Damion Damon Dan Dana Dandre Dane
Dangelo Danial Daniel Daniela Daniella Danielle Danika Dannie Danny Dante Danyka Daphne Daphnee Daphney
Darby Daren Darian Dariana Darien Darin Dario Darion Darius Darla Darlene Darnell Daron Darrel Darrell
Darren Darrick Darrin Darrion Darron Darryl Darwin Daryl Dashawn Dasia Dave David Davin Davion Davon Davonte
Dawson Dax Dayana Dayna Dayne Dayton Deangelo Deanna Debbie Deborah Debra Declan Dedric Dedrick Dee Deion
Deja Dejah Dejon Dejuan Delaney Delbert Delfina Delia Delilah Dell Della Delmer Delores Delpha Delphine
Demarco Demarcus Demario Demetris Demetrius Demond Dena Denis Denise Dennis Deon Deondre Deontae Deonte
Dereck Derek Derick Deron Derrick Deshaun Deshawn Desiree Desmond Dessie Destany Destin Destinee Destiney
Destini Devan Devante Deven Devon Devonte Devyn Dewayne Dewey Dewitt Dexter Diamond Diana Diane Dianna
Dianne Diego Dillan Dillon Dimitri Dina Dino Dion Dixie Dock Dolly Dolores Domenica Domenick Domenico
Domingo Dominic Dominick Dominique Donald Donato Donavon Donna Donnell Donnie Donny Dora Dorcas Doreen
Dorian Doris Dorothea Dorothy Dorris Dortha Dorthy Doug Douglas Dovie Doyle Drake Duane Dudley Dulce Duncan
Durward Dustin Dusty Dwayne Dwight Dylan Earlene Earline Earnest Earnestine Easton Ebba Ebony Eda Edd Eddie
Edgar Edgardo Edison Edith Edmond Edmund Edna Eduardo Edward Edwardo Edwin Edwina Edyth Edythe Effie Efrain
Efren Eileen Einar Eino Eladio Elaina Elaine Elbert Elda Eldon Eldora Eldred Eldridge Eleanor Eleanora
Eleanore Eleazar Electa Elena Elenor Elenora Eleonore Elfrieda Eli Elian Eliane Elias Eliezer Elijah Elinor
Elinore Elisa Elisabeth Elise Eliseo Elisha Elissa Eliza Elizabeth Ella Ellen Ellie Elliot Elliott Ellis
Ellsworth Elmer Elmira Elmo Elmore Elna Elnora Elody Eloisa Eloise Elouise Eloy Elroy Elsa Else Elsie Elta
Elton Elva Elvera Elvie Elvira Elvis Elwin Elwyn Elyse Elyssa Elza Emanuel Emelia Emelie Emely Emerald
Emerson Emery Emie Emil Emile Emilia Emiliano Emilie Emilio Emily Emma Emmalee Emmanuel Emmanuelle Emmet
Emmett Emmie Emmitt Emmy Emory Ena Enid Enoch Enola Enos Enrico Enrique Ephraim Eriberto Eric Erica Erich
Erick Ericka Erik Erika Erin Erling Erma Erna Ernest Ernestina Ernestine Ernesto Ernie Ervin Erwin Eryn
Esmeralda Esperanza Essie Esta Esteban Estefania Estel Estell Estella Estelle Estevan Esther Estrella Etha
Ethan Ethel Ethelyn Ethyl Ettie Eudora Eugene Eugenia Eula Eulah Eulalia Euna Eunice Eusebio Eva Evalyn Evan
Evangeline Evans Eve Eveline Evelyn Everardo Everett Everette Evert Evie Ewald Ewell Ezekiel Ezequiel Ezra
Fabian Fabiola Fae Fannie Fanny Fatima Faustino Fausto Favian Fay Faye Federico Felicia Felicita Felipa
Felipe Felix Felton Fermin Fernando Ferne Fidel Filiberto Filomena Finn Fiona Flavie Flavio Fleta Fletcher
Flo Flora Florencio Florian Florida Florine Flossie Floy Floyd Foster Frances Francesca Francesco Francis
Francisca Francisco Franco Frank Frankie Franklin Franz Fred Freda Freddie Freddy Frederic Frederick
Frederik Frederique Fredrick Fredy Freeda Freeman Freida Frida Frieda Friedrich Fritz Furman Gabe Gabriel
Gabriella Gabrielle Gaetano Gage Gail Gardner Garett Garfield Garland Garnett Garret Garrett Garrick
Garrison Garry Garth Gary Gaston Gavin Gayle Genevieve Gennaro Genoveva Geo Geoffrey George Georgette
Georgiana Georgianna Geovanni Geovanny Geovany Gerald Geraldine Gerard Gerardo Gerda Gerhard Germaine German
Gerry Gerson Gertrude Gia Gianni Gideon Gilbert Gilberto Gilda Giles Gillian Gina Gino Giovani Giovanna
Giovanni Giovanny Gisselle Giuseppe Gladyce Gladys Glenda Glenn Glenna Glennie Gloria Godfrey Golda Gonzalo
Gordon Gracie Graciela Grady Graham Granville Grayce Grayson Greg Gregg Gregoria Gregorio Gregory Greta
Gretchen Greyson Griffin Grover Guadalupe Gudrun Guido Guillermo Guiseppe Gunnar Gunner Gussie Gust Gustave
Gustavo Gwen Gwendolyn Hadley Hailee Hailey Hailie Hal Haleigh Haley Halie Halle Hallie Hank Hanna Hannah
Hans Harley Harmon Harold Harriet Harrison Harry Haskell Hassan Hassie Hattie Haven Hayden Haylee Hayley
Haylie Hazle Heather Heber Hector Heidi Helen Helena Helene Helga Hellen Helmer Heloise Henderson Henri
Henrietta Henriette Henry Herbert Herman Hermann Hermina Herminia Herminio Hershel Herta Hertha Hester
Hettie Hilario Hilbert Hilda Hildegard Hillard Hillary Hilma Hilton Hipolito Hiram Hobart Holden Hollie
Hollis Homer Horace Horacio Hortense Hosea Howard Howell Hoyt Hubert Hudson Hugh Hugo Hulda Humberto Hyman
Ian Ibrahim Icie Ida Idell Idella Ignacio Ignatius Ilene Iliana Imani Imelda Imogene Ines Inez Ira Irene
Irma Irvin Irving Irwin Isaac Isabel Isabell Isabella Isabelle Isac Isadore Isai Isaiah Isaias Isidro Ismael
Isobel Isom Issac Itzel Iva Ivah Ivan Ivory Izabella Izaiah Jabari Jace Jacey Jacinthe Jacinto Jack
Jackeline Jackie Jacklyn Jacky Jaclyn Jacob Jacqueline Jacquelyn Jacques Jacynthe Jada Jaden Jadon Jadyn
Jaeden Jaida Jaiden Jailyn Jaime Jairo Jakayla Jake Jakob Jaleel Jalen Jalon Jalyn Jamaal Jamal Jamar
Jamarcus Jamel James Jameson Jamey Jamie Jamil Jamir Jamison Jammie Jana Janae Jane Janelle Janessa Janet
Janice Janick Janie Janis Janiya Jannie Jany Jaquan Jaquelin Jaqueline Jared Jaren Jarod Jaron Jarred
Jarrell Jarret Jarrett Jarrod Jarvis Jasen Jasmin Jasmine Jason Jasper Jaunita Javier Javon Javonte Jay
Jayce Jaycee Jayda Jayde Jayden Jaydon Jaylan Jaylen Jaylin Jaylon Jayme Jayne Jayson Jazlyn Jazmin Jazmyn
Jazmyne Jean Jeanette Jeanie Jeanne Jeannette Jeannie Jed Jedediah Jedidiah Jeff Jefferey Jeffery Jeffrey
Jeffry Jena Jenifer Jenna Jennie Jennifer Jennings Jenny Jennyfer Jensen Jerad Jerald Jeramie Jeramy Jerel
Jeremiah Jeremie Jeremy Jermain Jermaine Jermey Jerod Jerome Jeromy Jerrell Jerrod Jerrold Jerry Jess Jesse
Jessica Jessie Jessika Jessy Jessyca Jett Jettie Jevon Jewell Jill Jillian Jim Jimmie Jimmy Jo Joan Joana
Joanie Joann Joanna Joanne Joannie Joanny Joany Joaquin Jocelyn Jodi Jodie Jody Joe Joel Joelle Joesph Joey
Johan Johann Johanna Johathan John Johnathan Johnathon Johnnie Johnny Johnpaul Johnson Jolie Jon Jonas
Jonatan Jonathan Jonathon Jordane Jordi Jordon Jordy Jordyn Jorge Jose Josefa Josefina Joseph Josephine Josh
Joshua Joshuah Josiah Josiane Josianne Josie Josue Jovan Jovani Jovanny Jovany Joyce Juan Juana Juanita
Judah Judd Jude Judge Judith Judson Judy Jules Julia Julian Juliana Julianne Julie Julien Juliet Julio
Julius Junior Junius Justen Justin Justina Justine Juston Justus Justyn Juvenal Juwan Kacey Kaci Kacie Kade
Kaden Kadin Kaela Kaelyn Kaia Kailee Kailey Kailyn Kaitlin Kaitlyn Kale Kaleb Kaleigh Kaley Kali Kallie
Kameron Kamille Kamren Kamron Kamryn Kane Kara Kareem Karelle Karen Kari Kariane Karianne Karina Karine Karl
Karla Karlee Karley Karli Karlie Karolann Karson Kasandra Kasey Kassandra Katarina Kate Katelin Katelyn
Katelynn Katharina Katherine Katheryn Kathleen Kathlyn Kathryn Kathryne Kathy Katie Katlyn Katlynn Katrina
Katrine Kattie Kavon Kaya Kaycee Kayden Kayla Kaylah Kaylee Kayleigh Kayley Kayli Kaylie Kaylin Keagan Keanu
Keara Keaton Keegan Keeley Keely Keenan Keira Keith Kellen Kelley Kelli Kellie Kelly Kelsi Kelsie Kelton
Kelvin Ken Kendall Kendra Kendrick Kenna Kennedi Kennedy Kenneth Kennith Kenny Kent Kenton Kenya Kenyatta
Kenyon Keon Kerry Keshaun Keshawn Keven Kevin Kevon Keyon Keyshawn Khalid Khalil Kian Kiana Kianna Kiara
Kiarra Kiel Kiera Kieran Kiley Kim Kimberly Kira Kirk Kirsten Kirstin Kitty Kobe Koby Kody Kolby Kole Korbin
Korey Kory Kraig Kris Krista Kristen Kristi Kristian Kristie Kristin Kristina Kristine Kristofer Kristoffer
Kristopher Kristy Krystal Krystel Krystina Kurt Kurtis Kyla Kyle Kylee Kyleigh Kyler Kylie Kyra Lacey Lacy
Ladarius Lafayette Laila Laisha Lamar Lambert Lamont Lana Lance Landen Laney Larissa Laron Larry Larue
Latoya Laura Laurel Lauren Laurence Lauretta Lauriane Laurianne Laurie Laurine Laury Lauryn Lavada Lavern
Laverna Laverne Lavina Lavinia Lavon Lavonne Lawrence Lawson Layla Layne Lazaro Lea Leah Leann Leanna Leanne
Leatha Leda Leif Leigh Leila Leilani Lela Lelah Leland Lelia Lempi Lemuel Lena Lenna Lennie Lenny Lenora
Lenore Leo Leola Leon Leona Leonard Leonardo Leone Leonel Leonie Leonor Leonora Leopold Leopoldo Leora Lera
Leroy Lesley Leslie Lesly Lessie Lester Leta Letha Leticia Letitia Levi Lewis Lexi Lexie Lexus Lia Liam
Liana Libbie Libby Lila Lilian Liliana Liliane Lilla Lillian Lilliana Lillie Lilly Lilyan Lina Linda Lindsay
Lindsey Linnea Linnie Linwood Lionel Lisa Lisandro Lisette Litzy Liza Lizeth Lizzie Llewellyn Lloyd Logan
Lois Lola Lolita Loma Lon Lonie Lonnie Lonny Lonzo Lora Loraine Loren Lorena Lorene Lorenz Lorenza Lorenzo
Loretta Lori Lorine Lorna Lorraine Lottie Lou Louie Louis Louisa Louise Lourdes Louvenia Lowell Loy Loyce
Lucas Lucia Luciano Lucie Lucienne Lucile Lucille Lucinda Lucio Lucious Lucius Lucy Ludie Ludwig Lue Luella
Luigi Luis Luisa Lukas Luke Lula Lulu Luna Lupe Lura Lurline Luther Luz Lyda Lydia Lyla Lyle Lynda Lynette
Lynn Lynne Lyric Lysanne Mabel Mabelle Mable Mac Macey Maci Macie Mackenzie Macy Madaline Madalyn Maddison
Madeline Madelyn Madelynn Madge Madie Madilyn Madisen Madisyn Madonna Madyson Mae Maegan Maeve Mafalda
Magali Magdalen Magdalena Maggie Magnus Maia Maida Maiya Makayla Makenna Makenzie Malachi Malcolm Malika
Malinda Mallie Malvina Mamie Mandy Manley Manuel Manuela Mara Marc Marcel Marcelina Marcelino Marcella
Marcelle Marcellus Marcelo Marcia Marco Marcos Marcus Margaret Margarete Margarett Margaretta Margarette
Margarita Margie Margot Margret Marguerite Mariah Mariam Marian Mariana Mariane Marianna Marianne Mariano
Maribel Marie Mariela Marielle Marietta Marilie Marilou Marilyn Marilyne Marina Mario Marion Marisa Marisol
Maritza Marjolaine Marjorie Marjory Markus Marlee Marlen Marlene Marley Marlin Marlon Marques Marquis
Marquise Marsha Marshall Marta Martha Martin Martina Martine Marty Marvin Mary Maryam Maryann Maryjane
Maryse Mason Mateo Mathew Mathias Mathilde Matilda Matilde Matt Matteo Matthew Mattie Maud Maude Maudie
Maureen Maurice Mauricio Maurine Maverick Mavis Maxie Maxime Maximilian Maximillia Maximillian Maximo
Maximus Maxine Maxwell Maya Maybell Maybelle Maye Maymie Maynard Mayra Mazie Mckayla Mckenna Mckenzie Meagan
Meaghan Meda Megan Megane Meggie Meghan Mekhi Melanie Melany Melba Melinda Melisa Melissa Mellie Melvin
Melvina Melyna Melyssa Mercedes Meredith Merl Merle Merlin Mertie Mervin Meta Mia Micaela Micah Michael
Michaela Michale Micheal Michel Michele Michelle Miguel Mikayla Mike Mikel Milan Mildred Miles Milford
Miller Millie Milo Milton Mina Mindy Minerva Minnie Miranda Mireille Mireya Miriam Misael Missouri Mitchel
Mitchell Mittie Modesto Mohamed Mohammad Mohammed Moises Mollie Molly Mona Monica Monique Monroe Monserrat
Monserrate Monte Monty Morgan Moriah Morris Mortimer Morton Mose Moses Moshe Mossie Mozell Mozelle Muhammad
Muriel Murl Murphy Murray Mustafa Mya Myah Mylene Myles Myra Myriam Myrl Myrna Myron Myrtice Myrtie Myrtis
Myrtle Nadia Nadine Nakia Name Nancy Nannie Naomi Naomie Napoleon Narciso Nash Nasir Nat Natalia Natalie
Natasha Nathan Nathanael Nathanial Nathaniel Nathen Nayeli Neal Ned Nedra Neha Neil Nelda Nella Nelle Nellie
Nels Nelson Neoma Nestor Nettie Neva Newell Newton Nia Nicholas Nicholaus Nichole Nick Nicklaus Nickolas
Nico Nicola Nicolas Nicole Nicolette Nigel Nikita Nikki Nikko Niko Nikolas Nils Nina Noah Noe Noel Noelia
Noemi Noemie Noemy Nola Nolan Nona Nora Norbert Norberto Norene Norma Norman Norris Norval Norwood Nova
Novella Nya Nyah Nyasia Obie Oceane Ocie Octavia Oda Odell Odessa Odie Ofelia Ola Olaf Ole Olen Oleta Olga
Olin Oliver Olivia Ollie Oma Omar Omari Omer Ona Onie Opal Ophelia Ora Oran Oren Orie Orin Orion Orlando
Orlo Orpha Orrin Orval Orville Osbaldo Osborne Oscar Osvaldo Oswald Oswaldo Otha Otho Otilia Otis Ottilie
Ottis Ova Owen Ozella Pablo Paige Palma Pam Pamela Pansy Paolo Pascale Pasquale Patricia Patrick Patsy Patti
Pattie Patty Paul Paula Paulette Pauline Paxton Payton Pearlie Pearline Pedro Peggie Peggy Penelope Penny
Percival Percy Perry Pete Peter Petra Peyton Phil Philip Phillip Phoebe Phyllis Pierce Pierre Pietro Pinkie
Piper Polly Preston Princess Priscilla Providenci Queen Queenie Quentin Quincy Quinn Quinten Quinton Rachael
Rachel Rachelle Rae Raegan Rafael Rafaela Raheem Rahsaan Rahul Raina Raleigh Ralph Ramiro Ramon Ramona
Randal Randall Randi Randolph Randy Ransom Raoul Raphael Raphaelle Raquel Rashad Rashawn Rasheed Raul Raven
Raymond Raymundo Reanna Reba Rebeca Rebecca Rebeka Rebekah Reece Reese Regan Reggie Regina Reginald Reid
Reilly Reina Reinhold Remington Rene Renee Ressie Reta Retha Retta Reuben Reva Rey Reyes Reymundo Reyna
Reynold Rhea Rhett Rhianna Rhiannon Rhoda Rhonda Ricardo Richard Richie Richmond Rickey Rickie Ricky Rico
Rigoberto Riley Rita Robb Robbie Robert Roberta Roberto Robyn Rochelle Rocio Roderick Rodger Rodney Rodolfo
Rodrick Rodrigo Roel Rogelio Roger Rogers Roland Rolando Rollin Romaine Ron Ronald Ronaldo Ronnie Ronny
Roosevelt Rory Rosa Rosalee Rosalia Rosalie Rosalind Rosalinda Rosalyn Rosamond Rosanna Rosario Roscoe
Rosella Roselyn Rosemarie Rosemary Rosendo Rosetta Rosie Rosina Roslyn Ross Rossie Rowena Rowland Roxane
Roxanne Roy Royce Rozella Ruben Rubie Rubye Rudolph Rudy Rufus Rupert Russ Russel Russell Ruth Ruthe Ruthie
Ryan Ryann Ryder Rylan Rylee Ryleigh Ryley Sabina Sabrina Sabryna Sadie Sadye Saige Sallie Sally Salma
Salvador Salvatore Sam Samanta Samantha Samara Samir Sammie Sammy Samson Samuel Sandra Sandrine Sanford
Santiago Santina Santino Sara Sarah Sarai Sarina Sasha Saul Savanah Savanna Savion Scarlett Schuyler Scot
Scott Scottie Scotty Seamus Sean Sebastian Sedrick Selena Selina Selmer Serena Serenity Sergio Seth Shad
Shaina Shakira Shana Shane Shanel Shanelle Shania Shanie Shaniya Shanna Shannon Shanny Shanon Shany Shari
Sharon Shaun Shawn Shawna Shaylee Shayna Shayne Sheila Sheldon Shelia Shelley Shelly Shemar Sheri Sheridan
Sherman Sherri Sherry Sherwood Sheryl Shirley Shyann Shyanne Sibyl Sid Sidney Sienna Sierra Sigmund Sigrid
Sigurd Silas Silvia Simeon Simon Simone Sincere Sister Skyla Sofia Soledad Solon Sonia Sonja Sonya Sophia
Sophie Spencer Stacey Stacy Stan Stanford Stanley Stanton Stefan Stefanie Stella Stephan Stephania Stephanie
Stephany Stephen Stephon Sterling Steve Steven Stevie Stewart Susan Susana Susanna Susie Suzanne Sven Syble
Sydnee Sydney Sydni Sydnie Sylvan Sylvester Sylvia Tabitha Talia Talon Tamara Tami Tamia Tammy Tania Tanner
Tanya Tara Taryn Tasha Tatum Tatyana Taurean Tavares Taya Taylor Teagan Ted Telly Terence Teresa Teri
Terrance Terrell Terrence Terri Terrill Tess Tessie Tevin Thad Thaddeus Thalia Thea Thelma Theo Theodora
Theodore Theresa Therese Theresia Theron Thomas Thora Thurman Tia Tiana Tianna Tiara Tierra Tiffany Tillman
Tim Timmothy Timmy Timothy Tina Tito Titus Tobin Toby Tod Todd Tom Tomas Tomasa Tommie Tommy Toney Toni Tony
Tonya Torey Torrance Torrey Trace Tracey Traci Tracy Travis Travon Tremaine Tremayne Trent Trenton Tressa
Tressie Treva Trever Trevion Trevor Trey Tricia Trisha Tristian Tristin Triston Troy Trudie Trycia Trystan
Turner Twila Tyler Tyra Tyreek Tyrel Tyrell Tyrese Tyrique Tyrone Tyshawn Tyson Ubaldo Ulices Ulises Una
Urban Uriah Uriel Ursula Vada Valentin Valentina Valentine Valerie Vallie Vance Vanessa Vaughn Veda Velda
Vella Velma Velva Vena Vera Verdie Vergie Verla Verlie Vern Verna Verner Vernice Vernie Vernon Verona
Veronica Vesta Vicenta Vicente Vicki Vickie Vicky Victor Victoria Vida Vidal Vilma Vince Vincent Vincenza
Vincenzo Vinnie Viola Violette Virgie Virgil Virginie Vita Vito Viva Vivian Viviane Vivianne Vivien Vivienne
Vladimir Waino Waldo Walker Wallace Walter Walton Wanda Warren Watson Wava Waylon Wayne Webster Weldon
Wellington Wendell Wendy Werner Wesley Westley Weston Whitney Wilber Wilbert Wilbur Wilburn Wiley Wilford
Wilfredo Wilfrid Wilhelm Wilhelmine Willa Willard William Willie Willis Willow Willy Wilmer Wilton Winfield
Winifred Winnifred Winona Winston Wm Woodrow Wyatt Wyman Xander Xavier Xzavier Yadira Yasmeen Yasmin Yasmine
Yazmin Yesenia Yessenia Yolanda Yoshiko Yvette Yvonne Zachariah Zachary Zachery Zack Zackary Zackery Zakary
Zander Zane Zaria Zechariah Zelda Zella Zelma Zena Zetta Zita Zoe Zoey Zoie Zoila Zola Zora Zula`

const wordsOf = (list: string): readonly string[] => list.trim().split(/\s+/)

/** What the lists say of a word, by its hash: bits of `listed`. */
export function readEnglish(): ReadonlyMap<number, number> {
  const all = new Map<number, number>()
  const put = (list: string, bits: number): void => {
    for (const word of wordsOf(list)) all.set(hashWord(word), (all.get(hashWord(word)) ?? 0) | bits)
  }
  put(firstNames, listed.first | listed.englishFirst)
  put(otherWordsToo, listed.first)
  put(lastNames, listed.last)
  return all
}
